import { cast } from './cast.js';
import type { Foreseen, Offered } from './main-path.js';

const { manager, developer, marketer } = cast;

export const callFirst: Offered = {
  name: 'prices: call first',
  title: 'No prices: who wants one leaves a number and is called',
  summary: 'Prices vanish from the site. A form takes a telephone number; the sales department calls back.',
  price: ['12000', '12000'],
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '8' }],
  leadTimeDays: 3,
  gives: ['QUALITY'],
  soundness: 'COMPROMISE',
  assumptions: ['The sales department calls within an hour.'],
  foreseen: [
    {
      name: 'prices: fewer orders',
      by: marketer,
      statement: 'A third of the visitors leave when they see no price, and orders fall by as much.',
      valence: 'BAD',
      kind: 'SALES',
      severity: 'MEDIUM',
      probability: '0.7',
      check: { measure: 'Orders in four weeks', threshold: 'below 95', day: 55 },
    },
    {
      name: 'prices: more talks',
      by: manager,
      statement: 'The sales department has twenty calls a week that it does not have now.',
      valence: 'GOOD',
      kind: 'OPERATIONS',
      severity: 'LOW',
      probability: '0.8',
    },
  ],
};

export const inSightAgain: Offered = {
  name: 'prices: in sight again',
  title: 'Prices in sight, and the number for who wants to be called',
  summary: 'Prices come back. The form stays beside them, for people who would rather be called.',
  price: ['6000', '6000'],
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '4' }],
  leadTimeDays: 1,
  gives: [],
  soundness: 'SOUND',
  assumptions: ['The sales department goes on calling who has left a number.'],
  foreseen: [
    {
      name: 'prices: orders come back',
      by: marketer,
      statement: 'Within a month there are as many orders as before.',
      valence: 'GOOD',
      kind: 'SALES',
      severity: 'HIGH',
      probability: '0.7',
    },
    {
      name: 'prices: search takes longer',
      by: developer,
      statement: 'Places in search that were lost come back a month or two later than the prices.',
      valence: 'BAD',
      kind: 'SALES',
      severity: 'LOW',
      probability: '0.6',
    },
  ],
};

export const pricesAsNow: readonly Foreseen[] = [
  {
    name: 'prices: as now',
    by: manager,
    statement: 'Orders stay as they are, and the sales department waits for calls as it does now.',
    valence: 'NEUTRAL',
    kind: 'SALES',
    severity: 'LOW',
    probability: '0.9',
  },
];
