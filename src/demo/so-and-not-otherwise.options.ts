import { cast } from './cast.js';
import type { Foreseen, Offered } from './main-path.js';

const { manager, developer, marketer } = cast;

export const everyFiveMinutes: Offered = {
  name: 'stock: every five minutes',
  title: 'Every five minutes, and a check in 1C when an order is placed',
  summary:
    'The shop takes the stock over from 1C every five minutes. When somebody places an order, it asks 1C once whether the goods are there, so that nobody can order what is gone.',
  price: ['380000', '400000'],
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '110' }],
  leadTimeDays: 30,
  gives: ['TECHNOLOGY'],
  soundness: 'SOUND',
  fallback: 'While 1C does not answer, orders are taken and confirmed by phone.',
  assumptions: ['1C stays on the server it is on.'],
  foreseen: [
    {
      name: 'stock: nothing sold twice',
      by: developer,
      statement: 'Nobody can order what is gone: 1C is asked at the moment of the order.',
      valence: 'GOOD',
      kind: 'OPERATIONS',
      severity: 'HIGH',
      probability: '0.95',
    },
    {
      name: 'stock: five minutes old',
      by: developer,
      statement: 'A page may show for up to five minutes what has just been sold.',
      valence: 'BAD',
      kind: 'CONTENT',
      severity: 'LOW',
      probability: '0.5',
    },
  ],
};

export const twiceThePrice: Offered = {
  name: 'stock: twice the price',
  title: 'From 1C at that very second, done properly: twice the price',
  summary:
    'A service of its own keeps a copy of the stock and hears from 1C of every change. Pages show the stock of that second and stay fast. That is a second system beside the shop, and costs like one.',
  price: ['800000', '800000'],
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '240' }],
  leadTimeDays: 60,
  gives: ['BUDGET', 'TIME'],
  soundness: 'SOUND',
  assumptions: ['1C may be extended so that it reports changes.'],
  foreseen: [
    {
      name: 'stock: of that second',
      by: developer,
      statement: 'Every page shows the stock of that second, and pages stay fast.',
      valence: 'GOOD',
      kind: 'TECHNICAL',
      severity: 'MEDIUM',
      probability: '0.9',
    },
    {
      name: 'stock: twice the budget',
      by: manager,
      statement: 'It takes twice the agreed budget: 800,000 instead of 400,000 rubles.',
      valence: 'BAD',
      kind: 'BUDGET',
      severity: 'HIGH',
      probability: '1',
    },
    {
      name: 'stock: a month later',
      by: developer,
      statement: 'The shop opens a month later.',
      valence: 'BAD',
      kind: 'SCHEDULE',
      severity: 'MEDIUM',
      probability: '0.9',
    },
  ],
};

export const crutch: Offered = {
  name: 'stock: crutch',
  title: 'From 1C at that very second, within the agreed budget: a crutch',
  summary:
    'Every page asks 1C directly while the visitor waits. It fits into the agreed budget and hours, and it cannot be done well with them.',
  price: ['400000', '400000'],
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '120' }],
  leadTimeDays: 30,
  gives: ['QUALITY', 'TECHNOLOGY'],
  soundness: 'WORKAROUND',
  fallback: 'The direct question can be switched off; then the shop shows the stock of last night.',
  assumptions: ['1C stays on the server it is on, which the accountants use too.'],
  foreseen: [
    {
      name: 'stock: slow pages',
      by: developer,
      statement:
        'Every page waits for 1C: three seconds on an ordinary day, longer when the accountants are busy.',
      valence: 'BAD',
      kind: 'TECHNICAL',
      severity: 'HIGH',
      probability: '0.9',
      check: { measure: 'Median time until a product page is shown', threshold: '3 s or more', day: 56 },
    },
    {
      name: 'stock: standstill',
      by: developer,
      statement:
        'On a day of many visitors shop and 1C bring each other down for an hour or two: nobody can order, and the accountants cannot work.',
      valence: 'BAD',
      kind: 'OPERATIONS',
      severity: 'HIGH',
      probability: '0.6',
    },
    {
      name: 'stock: places in search',
      by: marketer,
      statement: 'Slow pages lose places in search, and with them about a tenth of the visitors.',
      valence: 'BAD',
      kind: 'SALES',
      severity: 'MEDIUM',
      probability: '0.7',
    },
    {
      name: 'stock: within the budget',
      by: manager,
      statement: 'It stays within the agreed budget.',
      valence: 'GOOD',
      kind: 'BUDGET',
      severity: 'LOW',
      probability: '0.9',
    },
  ],
};

export const asNow: readonly Foreseen[] = [
  {
    name: 'stock: called back',
    by: manager,
    statement: 'The stock comes once a night; about two orders a month have to be called back, as now.',
    valence: 'BAD',
    kind: 'OPERATIONS',
    severity: 'MEDIUM',
    probability: '0.9',
  },
];
