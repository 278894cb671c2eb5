import { cast } from './cast.js';
import { entering } from './course.js';
import { idOf } from './ids.js';
import { type MainPath, mainPath } from './main-path.js';
import { asNow, crutch, everyFiveMinutes, twiceThePrice } from './so-and-not-otherwise.options.js';
import { projects } from './studio.js';
import type { Telling } from './telling.js';

const { manager, developer, marketer, sergei, nina } = cast;

const requestId = idOf('request', 'stock');
const whatRunsIt = idOf('question', 'stock: what 1C runs on');
const whatMustNotHappen = idOf('question', 'stock: what must not happen');

async function wish({ tell, at }: Telling, { say }: MainPath): Promise<void> {
  await tell(manager, at(10, '15:30'), {
    changeRequestReceive: {
      id: requestId,
      projectId: projects.tools.id,
      from: sergei.id,
      channel: 'MEETING',
      title: 'The stock from 1C at that very second: so and not otherwise',
      wording:
        'The stock on the site has to come straight from our 1C, at the very second somebody opens the page. Do it so and not otherwise. How you do it is your business, I do not want to hear of exchange schedules. The budget is the one we have.',
    },
  });
  await say(developer, at(10, '16:45'), {
    clarificationAsk: {
      questionId: whatRunsIt,
      owedBy: nina.id,
      question: 'What does 1C run on, and how many questions at once does it bear?',
    },
  });
  await say(manager, at(10, '17:00'), {
    clarificationAsk: {
      questionId: whatMustNotHappen,
      owedBy: sergei.id,
      question: 'What is it that must not happen? How often do customers order what is sold out?',
    },
  });
  await say(nina, at(11, '09:20'), {
    clarificationAnswer: {
      questionId: whatRunsIt,
      answer:
        'One server in the office; the accountants work on it too. At forty questions at once it gets slow for everybody, at the end of the month sooner.',
    },
  });
  await say(manager, at(11, '12:10'), {
    clarificationAnswer: {
      questionId: whatMustNotHappen,
      answeredBy: sergei.id,
      answer: 'Twice last month we had to call people back. I have said how we want it.',
    },
  });
}

const formulation = {
  goal: {
    statement: 'No customer orders what is not in stock.',
    measure: 'Orders cancelled in a month because the stock was wrong',
    target: 'None',
  },
  stories: [
    {
      role: 'customer of the shop',
      want: 'to see whether a tool is in stock',
      benefit: 'I do not order what I will not get',
    },
    {
      role: 'accountant of Toolbox Trade',
      want: '1C to stay as fast as it is',
      benefit: 'I can do my work while the shop sells',
    },
  ],
  scopeIn: ['Stock on product pages and in the basket'],
  scopeOut: ['Prices from 1C', 'Another server for 1C'],
  acceptanceCriteria: ['A tool that was sold out in 1C cannot be ordered.'],
  disciplines: ['WEB_DEVELOPMENT', 'SEARCH_PROMOTION'],
};

async function canItBeDone({ at }: Telling, { say }: MainPath): Promise<void> {
  await say(manager, at(14, '10:30'), { changeRequestFormulate: formulation });
  await say(developer, at(14, '14:20'), {
    feasibilityAssess: {
      discipline: 'WEB_DEVELOPMENT',
      verdict: 'FEASIBLE_IF',
      explanation:
        'At that very second: if a copy of the stock stands between the shop and 1C, and that is twice the work. Otherwise every visitor waits for the accountants’ server.',
      conditions: ['A copy of the stock stands between the shop and 1C'],
    },
  });
  await say(marketer, at(14, '17:05'), {
    feasibilityAssess: {
      discipline: 'SEARCH_PROMOTION',
      verdict: 'FEASIBLE_IF',
      explanation: 'If a page is there within a second. Slower ones lose their places in search.',
      conditions: ['A page is there within a second'],
    },
  });
}

async function advice({ at }: Telling, { say, offer, leaving }: MainPath): Promise<void> {
  await offer(15, [everyFiveMinutes, twiceThePrice, crutch]);
  const leaveAsIs = await leaving(15, asNow);
  await say(manager, at(16, '09:00'), {
    optionRecommend: {
      optionId: idOf('option', everyFiveMinutes.name),
      why: 'It reaches your goal, that nobody orders what is gone, within the budget you have, and leaves 1C to the accountants.',
      others: [
        {
          optionId: idOf('option', twiceThePrice.name),
          judgement: 'DIFFERENT',
          why: 'Good work, but for twice the money it buys five minutes.',
        },
        {
          optionId: idOf('option', crutch.name),
          judgement: 'UNSUITABLE',
          why: 'It works until the first busy day, and then neither the shop nor 1C does.',
        },
        { optionId: leaveAsIs, judgement: 'DIFFERENT' },
      ],
    },
  });
}

async function choice({ at, on }: Telling, { say, brief, sign }: MainPath): Promise<void> {
  await brief(sergei, {
    name: 'stock',
    sent: at(16, '09:30'),
    opened: at(16, '19:50'),
    acknowledged: at(18, '11:00'),
  });
  await say(sergei, at(18, '11:10'), {
    decisionMake: {
      decisionId: idOf('decision', 'stock'),
      optionId: idOf('option', crutch.name),
      acceptedConsequences: ['stock: slow pages', 'stock: standstill'].map((name) =>
        idOf('consequence', name),
      ),
      reason: {
        code: 'BUDGET',
        words:
          'I said straight from 1C and I meant it, and there is no ruble above the budget. I have read what you write about our server. I take that on myself.',
      },
      reviewOn: on(56),
    },
  });
  await sign(
    sergei,
    at(18, '11:15'),
    'I choose this against the advice of the studio, knowing what may come of it, and will pay for it.',
  );
}

async function whatCameOfIt({ at }: Telling, { say }: MainPath): Promise<void> {
  await say(developer, at(56, '10:00'), {
    consequenceObserve: {
      observationId: idOf('observation', 'stock: slow pages'),
      outcome: 'AS_PREDICTED',
      consequenceId: idOf('consequence', 'stock: slow pages'),
      statement: 'A product page takes 3.4 seconds at the median, 6 in the last days of the month.',
      evidence: 'Measurements of the shop over one week.',
    },
  });
  await say(nina, at(66, '18:30'), {
    consequenceObserve: {
      observationId: idOf('observation', 'stock: standstill'),
      outcome: 'WORSE',
      consequenceId: idOf('consequence', 'stock: standstill'),
      statement:
        'On the day of the sale 1C stood still for five hours, and the shop with it. The accountants went home, and 112 orders that had been begun were not finished.',
      evidence: 'Log of the 1C server; baskets left that day.',
      money: { amount: '540000', currency: 'RUB' },
      hours: '20',
      days: 1,
    },
  });
}

/**
 * "Do it so and not otherwise": properly it costs twice as much, for the same money it is a crutch. The client takes the
 * crutch against the recommendation, and knows what may come of it.
 */
export async function soAndNotOtherwise(telling: Telling): Promise<void> {
  const path = mainPath(telling, requestId);
  const enter = entering(telling, projects.tools);
  await wish(telling, path);
  await enter(10, 'DISCOVERY');
  await canItBeDone(telling, path);
  await advice(telling, path);
  await choice(telling, path);
  await enter(18, 'PRODUCTION');
  await whatCameOfIt(telling, path);
}
