import { cast } from './cast.js';
import type { Foreseen, Offered } from './main-path.js';

const { manager, developer, marketer } = cast;

export const interviewFirst: Offered = {
  name: 'landing page: interview first',
  title: 'First half an hour with a voice recorder, then the page',
  summary:
    'Somebody who knows the tea set talks about it for half an hour, on the phone or in the workshop, and we record it. Our copywriter makes the reason to buy out of that; nobody on your side writes a line. Then the page is built around it.',
  price: ['160000', '175000'],
  effort: [
    { discipline: 'COPYWRITING', hours: '12' },
    { discipline: 'WEB_DEVELOPMENT', hours: '32' },
  ],
  leadTimeDays: 21,
  gives: ['TIME'],
  soundness: 'SOUND',
  fallback:
    'Without the talk by the agreed day we stop and ask again, instead of building on something made up.',
  assumptions: ['Somebody who knows the product gives half an hour within a week.'],
  foreseen: [
    {
      name: 'landing page: it sells',
      by: marketer,
      statement: 'Visitors see why to buy this set: two or more orders from every hundred of them.',
      valence: 'GOOD',
      kind: 'SALES',
      severity: 'HIGH',
      probability: '0.6',
      check: { measure: 'Orders per 100 visitors in the first 30 days', threshold: '2 or more', day: 60 },
    },
    {
      name: 'landing page: it comes later',
      by: developer,
      statement: 'The page is live eleven days later than one by the letter of the specification.',
      valence: 'BAD',
      kind: 'SCHEDULE',
      severity: 'MEDIUM',
      probability: '0.9',
    },
  ],
};

export const byTheLetter: Offered = {
  name: 'landing page: by the letter',
  title: 'Build it by the letter of the specification',
  summary:
    'The page has every block that the specification names; the text says what is said of any tea set. It can be built, and it can be accepted. It will not sell.',
  price: ['150000', '150000'],
  effort: [
    { discipline: 'COPYWRITING', hours: '6' },
    { discipline: 'WEB_DEVELOPMENT', hours: '32' },
  ],
  leadTimeDays: 10,
  gives: ['QUALITY'],
  soundness: 'COMPROMISE',
  assumptions: ['The specification stays as it is.'],
  foreseen: [
    {
      name: 'landing page: it does not sell',
      by: marketer,
      statement:
        'Visitors come and leave again: about three orders from a thousand of them. The page does not earn what its advertising costs.',
      valence: 'BAD',
      kind: 'SALES',
      severity: 'HIGH',
      probability: '0.9',
      check: { measure: 'Orders per 100 visitors in the first 30 days', threshold: 'below 0.5', day: 50 },
    },
    {
      name: 'landing page: paid twice',
      by: manager,
      statement: 'Text and first screen are paid for once more as soon as a selling proposition is found.',
      valence: 'BAD',
      kind: 'BUDGET',
      severity: 'MEDIUM',
      probability: '0.7',
    },
    {
      name: 'landing page: it is early',
      by: developer,
      statement: 'The page is live within ten days.',
      valence: 'GOOD',
      kind: 'SCHEDULE',
      severity: 'LOW',
      probability: '0.9',
    },
  ],
};

export const withoutPage: readonly Foreseen[] = [
  {
    name: 'landing page: none',
    by: manager,
    statement: 'The set is sold from the catalogue alone, as now: about five a month.',
    valence: 'BAD',
    kind: 'SALES',
    severity: 'MEDIUM',
    probability: '0.8',
  },
];
