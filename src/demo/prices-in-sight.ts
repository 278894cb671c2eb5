import { cast } from './cast.js';
import { idOf } from './ids.js';
import { type MainPath, mainPath } from './main-path.js';
import { callFirst, inSightAgain, pricesAsNow } from './prices-in-sight.options.js';
import { projects } from './studio.js';
import type { Telling } from './telling.js';

const { manager, developer, marketer, sergei, nina } = cast;

const requestId = idOf('request', 'prices');
const first = idOf('decision', 'prices: hidden');

const formulation = {
  goal: {
    statement: 'The sales department speaks with people who want to buy.',
    measure: 'Calls a week that end with an order',
    target: '30 or more',
  },
  stories: [
    {
      role: 'salesman of Toolbox Trade',
      want: 'to speak with whoever is interested in a tool',
      benefit: 'I can offer what we have in stock',
    },
  ],
  scopeIn: ['Prices in the catalogue and on product pages'],
  scopeOut: ['Prices in the basket of signed-in customers'],
  acceptanceCriteria: ['Who does not know the price can leave a number and is called back.'],
  disciplines: ['WEB_DEVELOPMENT', 'SEARCH_PROMOTION'],
};

async function wish({ tell, at }: Telling, { say }: MainPath): Promise<void> {
  await tell(manager, at(22, '10:15'), {
    changeRequestReceive: {
      id: requestId,
      projectId: projects.tools.id,
      from: sergei.id,
      channel: 'CALL',
      title: 'Prices only for who leaves a telephone number',
      wording:
        'Take the prices off the site. Whoever wants to know one leaves his number and we call him. Then at least my people sell something.',
    },
  });
  await say(manager, at(22, '15:00'), { changeRequestFormulate: formulation });
  await say(developer, at(23, '10:10'), {
    feasibilityAssess: {
      discipline: 'WEB_DEVELOPMENT',
      verdict: 'FEASIBLE',
      explanation: 'A day, with the form and the mail to the sales department.',
    },
  });
  await say(marketer, at(23, '12:30'), {
    feasibilityAssess: {
      discipline: 'SEARCH_PROMOTION',
      verdict: 'FEASIBLE_IF',
      conditions: ['Fewer visitors are accepted'],
      explanation:
        'If fewer visitors are accepted: search engines and people alike prefer pages with a price.',
    },
  });
}

/** Sergei decides by telephone from the road; Anna writes it down, and he confirms it when he is back. */
async function byTelephone(
  { at, on }: Telling,
  { say, offer, leaving, send, found }: MainPath,
): Promise<void> {
  await offer(24, [callFirst]);
  await leaving(24, pricesAsNow);
  await send(sergei, { name: 'prices', sent: at(25, '09:00') });
  await say(manager, at(25, '17:20'), {
    decisionMake: {
      decisionId: first,
      mode: 'VERBAL',
      channel: 'CALL',
      onBehalfOf: sergei.id,
      optionId: idOf('option', callFirst.name),
      reviewOn: on(55),
    },
  });
  // By its id: where the story was told before, another decision stands by now.
  const { decisions } = await found(sergei);
  const digest = decisions.find(({ id }) => id === first)?.digest ?? '';
  await say(sergei, at(27, '09:05'), { decisionConfirm: { digest } });
}

async function whatCameOfIt({ at }: Telling, { say }: MainPath): Promise<void> {
  await say(developer, at(28, '09:00'), { implementationStart: {} });
  await say(nina, at(55, '17:00'), {
    consequenceObserve: {
      observationId: idOf('observation', 'prices: fewer orders'),
      outcome: 'WORSE',
      consequenceId: idOf('consequence', 'prices: fewer orders'),
      statement:
        'Orders fell by more than a half: 61 in four weeks after 140 before. Of 90 people who were called, 8 bought.',
      evidence: 'Orders in 1C; list of calls of the sales department.',
      money: { amount: '410000', currency: 'RUB' },
    },
  });
}

/** A month later the same decider chooses otherwise. What was decided first stays, and points on. */
async function reversed({ at }: Telling, { say, offer, brief, sign }: MainPath): Promise<void> {
  await offer(57, [inSightAgain]);
  await say(manager, at(57, '16:00'), {
    optionRecommend: {
      optionId: idOf('option', inSightAgain.name),
      why: 'Four weeks of figures say it: who has to call does not buy. The number can still be left, by whoever wants to.',
      others: [
        {
          optionId: idOf('option', callFirst.name),
          judgement: 'UNSUITABLE',
          why: 'It costs a hundred thousand a week.',
        },
      ],
    },
  });
  await brief(sergei, {
    name: 'prices: again',
    sent: at(57, '16:30'),
    opened: at(57, '18:10'),
    acknowledged: at(58, '09:00'),
  });
  await say(sergei, at(58, '09:10'), {
    decisionMake: {
      decisionId: idOf('decision', 'prices: in sight'),
      optionId: idOf('option', inSightAgain.name),
      supersedes: { decisionId: first, why: 'The figures of four weeks. I was wrong about the calls.' },
    },
  });
  await sign(sergei, at(58, '09:12'), 'I take back what I decided before, and choose this.');
}

/** A decision by word of mouth, confirmed later, and taken back by its decider when its consequences were there. */
export async function pricesInSight(telling: Telling): Promise<void> {
  const path = mainPath(telling, requestId);
  await wish(telling, path);
  await byTelephone(telling, path);
  await whatCameOfIt(telling, path);
  await reversed(telling, path);
}
