import { cast } from './cast.js';
import { idOf } from './ids.js';
import { asItIs, byMachine, byTranslator } from './in-english.options.js';
import { type MainPath, mainPath } from './main-path.js';
import { projects } from './studio.js';
import type { Telling } from './telling.js';

const { manager, developer, copywriter, irina } = cast;

const requestId = idOf('request', 'in English');

async function wish({ tell, at }: Telling, { say }: MainPath): Promise<void> {
  await tell(manager, at(75, '09:30'), {
    changeRequestReceive: {
      id: requestId,
      projectId: projects.tea.id,
      from: irina.id,
      channel: 'EMAIL',
      title: 'The page in English',
      wording:
        'A shop in Riga wants to show our page to its customers. Make it speak English, and do not make it dear.',
    },
  });
  await say(manager, at(75, '11:00'), {
    changeRequestFormulate: {
      goal: {
        statement: 'Shops abroad sell the set from our page.',
        measure: 'Orders a month from the page in English',
        target: '5 or more',
      },
      stories: [
        {
          role: 'customer of a shop in Riga',
          want: 'to read in English what is special about the set',
          benefit: 'I order it without asking anybody',
        },
      ],
      scopeIn: ['The page and the order form in English'],
      scopeOut: ['Prices in euros', 'Other languages'],
      acceptanceCriteria: ['Every sentence of the page and of the form is there in English.'],
      disciplines: ['WEB_DEVELOPMENT', 'COPYWRITING'],
    },
  });
}

async function canItBeDone({ at }: Telling, { say }: MainPath): Promise<void> {
  await say(developer, at(75, '14:10'), {
    feasibilityAssess: {
      discipline: 'WEB_DEVELOPMENT',
      verdict: 'FEASIBLE',
      explanation: 'A second language of the page is a day, whoever writes it.',
    },
  });
  await say(copywriter, at(75, '15:20'), {
    feasibilityAssess: {
      discipline: 'COPYWRITING',
      verdict: 'FEASIBLE_IF',
      conditions: ['Somebody translates it who speaks English from home'],
      explanation:
        'The text lives on how it is said. I write Russian; in English I would write as at school.',
    },
  });
}

/** The advice costs more than there is left, and a machine is cheap: she has to choose, and has not yet. */
export async function inEnglish(telling: Telling): Promise<void> {
  const { at } = telling;
  const path = mainPath(telling, requestId);
  await wish(telling, path);
  await canItBeDone(telling, path);
  await path.offer(76, [byTranslator, byMachine]);
  const leaveAsIs = await path.leaving(76, asItIs);
  await path.say(manager, at(77, '16:00'), {
    optionRecommend: {
      optionId: idOf('option', byTranslator.name),
      why: 'The page sells by how it tells of the workshop. Only somebody who writes can carry that over.',
      others: [
        {
          optionId: idOf('option', byMachine.name),
          judgement: 'UNSUITABLE',
          why: 'One reads at once that nobody has written it, and does not trust the porcelain either.',
        },
        { optionId: leaveAsIs, judgement: 'DIFFERENT' },
      ],
    },
  });
  await path.send(irina, { name: 'in English', sent: at(77, '16:30') });
}
