import { cast } from './cast.js';
import type { Foreseen, Offered } from './main-path.js';

const { manager, developer, copywriter } = cast;

export const byTranslator: Offered = {
  name: 'in English: by a translator',
  title: 'A translator writes it anew in English',
  summary:
    'A translator whose English is from home takes the text over, and talks with the workshop where it is unclear.',
  price: ['15000', '16000'],
  effort: [
    { discipline: 'WEB_DEVELOPMENT', hours: '8' },
    { discipline: 'COPYWRITING', hours: '2' },
  ],
  leadTimeDays: 12,
  gives: ['TIME'],
  soundness: 'SOUND',
  assumptions: ['The text of the page stays as it is for two weeks.'],
  foreseen: [
    {
      name: 'in English: it sells abroad',
      by: copywriter,
      statement: 'It reads like the Russian page: of a hundred visitors two order.',
      valence: 'GOOD',
      kind: 'SALES',
      severity: 'HIGH',
      probability: '0.6',
    },
    {
      name: 'in English: two weeks',
      by: manager,
      statement: 'Riga waits for two weeks.',
      valence: 'BAD',
      kind: 'SCHEDULE',
      severity: 'LOW',
      probability: '0.9',
    },
  ],
};

export const byMachine: Offered = {
  name: 'in English: by a machine',
  title: 'A machine translates it',
  summary: 'A translation service puts the page into English, and nobody reads it over.',
  price: ['3000', '3000'],
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '3' }],
  leadTimeDays: 2,
  gives: ['QUALITY'],
  soundness: 'WORKAROUND',
  fallback: 'The page in English can be switched off.',
  assumptions: ['The service stays free for so little text.'],
  foreseen: [
    {
      name: 'in English: wooden',
      by: copywriter,
      statement:
        'It reads as if nobody had written it, and whoever reads it does not believe in the porcelain either.',
      valence: 'BAD',
      kind: 'SALES',
      severity: 'HIGH',
      probability: '0.8',
    },
    {
      name: 'in English: out of step',
      by: developer,
      statement: 'Each change of the Russian text changes the English one unseen.',
      valence: 'BAD',
      kind: 'TECHNICAL',
      severity: 'MEDIUM',
      probability: '0.7',
    },
    {
      name: 'in English: at once',
      by: developer,
      statement: 'Riga can show the page in two days.',
      valence: 'GOOD',
      kind: 'SCHEDULE',
      severity: 'LOW',
      probability: '0.95',
    },
  ],
};

export const asItIs: readonly Foreseen[] = [
  {
    name: 'in English: Riga asks elsewhere',
    by: manager,
    statement: 'The shop in Riga shows its customers another set.',
    valence: 'BAD',
    kind: 'SALES',
    severity: 'MEDIUM',
    probability: '0.5',
  },
];
