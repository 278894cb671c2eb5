import { cast } from './cast.js';
import type { Foreseen, Offered } from './main-path.js';

const { manager, developer, marketer } = cast;

export const wallOfTables: Offered = {
  name: 'instagram: wall of tables',
  title: 'A wall of laid tables, with "lay mine like this" under each',
  summary:
    'Customers send a picture of their table; the workshop picks the good ones. Under each stands what is on it, and one button puts all of that into the order form. That button is the trick: on Instagram one can only like a table, here one can have it.',
  price: ['90000', '105000'],
  effort: [
    { discipline: 'WEB_DEVELOPMENT', hours: '24' },
    { discipline: 'COPYWRITING', hours: '6' },
  ],
  leadTimeDays: 16,
  gives: ['SCOPE'],
  soundness: 'SOUND',
  fallback: 'With fewer than ten pictures after a month it becomes a row of pictures on the landing page.',
  assumptions: ['The workshop picks pictures once a week.', 'Who sends a picture agrees to its being shown.'],
  foreseen: [
    {
      name: 'instagram: tables sell',
      by: marketer,
      statement: 'Ten orders or more a month come from the wall once fifty tables are on it.',
      valence: 'GOOD',
      kind: 'SALES',
      severity: 'MEDIUM',
      probability: '0.5',
      check: { measure: 'Orders a month that began at a picture', threshold: '10 or more', day: 120 },
    },
    {
      name: 'instagram: somebody has to pick',
      by: manager,
      statement:
        'Somebody in the workshop spends an hour a week on picking pictures, for as long as the wall is there.',
      valence: 'BAD',
      kind: 'OPERATIONS',
      severity: 'MEDIUM',
      probability: '0.9',
    },
  ],
};

export const networkOfItsOwn: Offered = {
  name: 'instagram: network of its own',
  title: 'A network of its own: accounts, followers, comments',
  summary:
    'What Instagram does, for people who love tea: accounts, pictures, followers, comments, an app. It can be built. It is empty on its first day, and nobody opens an empty one twice.',
  price: ['900000', '1200000'],
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '480' }],
  leadTimeDays: 150,
  gives: ['BUDGET', 'TIME'],
  soundness: 'SOUND',
  assumptions: ['A person is paid to look after what people write there.'],
  foreseen: [
    {
      name: 'instagram: nobody comes',
      by: marketer,
      statement: 'After three months fewer than a hundred people have an account.',
      valence: 'BAD',
      kind: 'SALES',
      severity: 'HIGH',
      probability: '0.9',
    },
    {
      name: 'instagram: four times the budget',
      by: manager,
      statement: 'It takes four times the money that the whole project has.',
      valence: 'BAD',
      kind: 'BUDGET',
      severity: 'HIGH',
      probability: '0.9',
    },
  ],
};

export const embeddedFeed: Offered = {
  name: 'instagram: embedded feed',
  title: 'Show the feed of an Instagram account on the page',
  summary: 'A ready-made piece shows the latest pictures of your account. It is there in two days.',
  price: ['18000', '18000'],
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '6' }],
  leadTimeDays: 2,
  gives: ['QUALITY', 'TECHNOLOGY'],
  soundness: 'WORKAROUND',
  assumptions: ['Somebody feeds the account every other day.'],
  foreseen: [
    {
      name: 'instagram: the feed goes dark',
      by: developer,
      statement:
        'The piece stops showing pictures whenever Instagram changes its rules, and for part of the visitors from the start.',
      valence: 'BAD',
      kind: 'TECHNICAL',
      severity: 'HIGH',
      probability: '0.8',
    },
    {
      name: 'instagram: visitors leave by it',
      by: marketer,
      statement: 'Who presses a picture is on Instagram and does not come back.',
      valence: 'BAD',
      kind: 'SALES',
      severity: 'MEDIUM',
      probability: '0.7',
    },
  ],
};

export const noPictures: readonly Foreseen[] = [
  {
    name: 'instagram: none',
    by: manager,
    statement: 'The pictures that customers send stay in the messenger of the workshop.',
    valence: 'NEUTRAL',
    kind: 'CONTENT',
    severity: 'LOW',
    probability: '0.9',
  },
];
