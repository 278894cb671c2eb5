import { cast } from './cast.js';
import { entering } from './course.js';
import { idOf } from './ids.js';
import { byTheLetter, interviewFirst, withoutPage } from './landing-page.options.js';
import { type MainPath, mainPath } from './main-path.js';
import { projects, rubles } from './studio.js';
import type { Telling } from './telling.js';

const { manager, developer, copywriter, marketer, irina, pavel } = cast;

const requestId = idOf('request', 'landing page');
const questionId = idOf('question', 'landing page: why this one');
const deliveryId = idOf('delivery', 'landing page');

async function wish({ tell, at }: Telling, { say }: MainPath): Promise<void> {
  await tell(manager, at(1, '11:20'), {
    changeRequestReceive: {
      id: requestId,
      projectId: projects.tea.id,
      from: irina.id,
      channel: 'PHONE',
      title: 'A landing page without a selling proposition',
      wording:
        'We need a landing page for the new porcelain tea set, you have the specification. What is special about it? Well, it is a good tea set. You are the professionals, think of something. I have no time for questionnaires, and I want it live this month.',
    },
  });
  await say(manager, at(1, '12:05'), {
    clarificationAsk: {
      questionId,
      owedBy: irina.id,
      question:
        'Why should somebody buy this set and not the one from the next shop? Nobody but you can tell us: how it is made, who has bought it, what they say about it.',
    },
  });
  await say(irina, at(3, '17:40'), {
    clarificationAnswer: {
      questionId,
      answer:
        'I do not have it in writing, and it will not come to me in ten minutes. My father runs the workshop; he could talk about it for hours. I cannot.',
    },
  });
}

const formulation = {
  goal: {
    statement: 'Visitors who come from advertising order the tea set on the page.',
    measure: 'Orders per 100 visitors in the first 30 days',
    target: '2 or more',
  },
  stories: [
    {
      role: 'visitor who looks for a present',
      want: 'to see at once what is special about this set',
      benefit: 'I know why it costs more than others',
    },
  ],
  scopeIn: ['One page with text and pictures', 'An order form of three fields'],
  scopeOut: ['A shop with a basket', 'Other languages'],
  acceptanceCriteria: [
    'The first screen names one reason to buy that no competitor can claim.',
    'An order can be placed from a phone.',
    'Each order reaches the sales mailbox.',
  ],
  disciplines: ['WEB_DEVELOPMENT', 'COPYWRITING', 'CONTEXTUAL_ADVERTISING'],
};

async function canItBeDone({ at }: Telling, { say }: MainPath): Promise<void> {
  await say(manager, at(4, '10:00'), { changeRequestFormulate: formulation });
  await say(developer, at(4, '15:10'), {
    feasibilityAssess: {
      discipline: 'WEB_DEVELOPMENT',
      verdict: 'FEASIBLE',
      explanation: 'One page with a form: four days. The first screen needs its text before I begin.',
    },
  });
  await say(copywriter, at(4, '15:40'), {
    feasibilityAssess: {
      discipline: 'COPYWRITING',
      verdict: 'FEASIBLE_IF',
      explanation:
        'If somebody who knows the set tells me about it. Half an hour with a voice recorder is enough. Out of nothing I can only write what is said of every tea set.',
      conditions: ['Somebody who knows the set tells me about it, for half an hour'],
    },
  });
  await say(marketer, at(4, '16:30'), {
    feasibilityAssess: {
      discipline: 'CONTEXTUAL_ADVERTISING',
      verdict: 'FEASIBLE_IF',
      explanation:
        'I can bring visitors either way. If the page gives no reason to buy, they leave: the last two pages of that kind had three orders from a thousand visitors.',
      conditions: ['The page gives a reason to buy'],
    },
  });
}

async function advice({ at }: Telling, { say, offer, leaving }: MainPath): Promise<void> {
  await offer(7, [interviewFirst, byTheLetter]);
  const leaveAsIs = await leaving(7, withoutPage);
  await say(manager, at(8, '09:30'), {
    optionRecommend: {
      optionId: idOf('option', interviewFirst.name),
      why: 'Only you know why people should buy this set, and everything on the page hangs on it. Half an hour of talking gets it out of the workshop and into the text, and costs you nothing but that half hour.',
      others: [
        {
          optionId: idOf('option', byTheLetter.name),
          judgement: 'UNSUITABLE',
          why: 'By the letter of the specification it can be built; it will not lead to sales.',
        },
        { optionId: leaveAsIs, judgement: 'DIFFERENT' },
      ],
    },
  });
}

async function choice({ at, on }: Telling, { say, brief, sign }: MainPath): Promise<void> {
  await brief(irina, {
    name: 'landing page',
    sent: at(8, '10:00'),
    opened: at(8, '21:15'),
    acknowledged: at(9, '08:10'),
  });
  await say(irina, at(9, '08:20'), {
    decisionMake: {
      decisionId: idOf('decision', 'landing page'),
      optionId: idOf('option', interviewFirst.name),
      reviewOn: on(60),
    },
  });
  await sign(irina, at(9, '08:25'), 'I choose this and will pay for it. My father gives you the half hour.');
}

/** Built as chosen but for one thing, which is declared. What was agreed is paid, in two parts. */
async function carriedOut({ at, on }: Telling, { say }: MainPath): Promise<void> {
  await say(manager, at(9, '10:00'), { paymentAgree: { amount: rubles('168000') } });
  await say(manager, at(10, '12:00'), {
    paymentRecord: {
      paymentId: idOf('payment', 'landing page: in advance'),
      amount: rubles('84000'),
      paidOn: on(10),
      reference: 'Payment order 118',
    },
  });
  await say(developer, at(14, '09:00'), { implementationStart: {} });
  await say(developer, at(30, '11:30'), {
    implementationDeliver: {
      deliveryId,
      delivered: 'The page with the text from the workshop, live; orders reach the sales mailbox.',
      criteria: formulation.acceptanceCriteria.map((criterion) => ({ criterion, met: true })),
      deviations: [
        {
          statement: 'The order form has four fields instead of three.',
          why: 'The delivery service takes no parcel without a postcode.',
        },
      ],
    },
  });
  await say(irina, at(31, '09:15'), { deliveryAccept: { deliveryId, words: 'Four fields will do.' } });
  await say(manager, at(35, '15:00'), {
    paymentRecord: {
      paymentId: idOf('payment', 'landing page: the rest'),
      amount: rubles('84000'),
      paidOn: on(35),
      reference: 'Payment order 131',
    },
  });
}

async function whatCameOfIt({ at }: Telling, { say }: MainPath): Promise<void> {
  await say(pavel, at(14, '18:00'), {
    consequenceObserve: {
      observationId: idOf('observation', 'landing page: the recording'),
      outcome: 'UNFORESEEN',
      statement:
        'We talked for forty minutes in the workshop. The same recording gave the text of the page about the company, too; nobody had planned that.',
      hours: '0.7',
    },
  });
  await say(developer, at(30, '12:00'), {
    consequenceObserve: {
      observationId: idOf('observation', 'landing page: live'),
      outcome: 'AS_PREDICTED',
      consequenceId: idOf('consequence', 'landing page: it comes later'),
      statement: 'Live on the 21st day after the decision; by the letter it would have been the tenth.',
      days: 11,
    },
  });
  await say(marketer, at(60, '16:00'), {
    consequenceObserve: {
      observationId: idOf('observation', 'landing page: orders'),
      outcome: 'AS_PREDICTED',
      consequenceId: idOf('consequence', 'landing page: it sells'),
      statement: '31 orders from 1,180 visitors in the first 30 days: 2.6 of a hundred.',
      evidence: 'Report of the advertising account for these 30 days, and the sales mailbox.',
      money: { amount: '446400', currency: 'RUB' },
    },
  });
}

/**
 * The landing page without a selling proposition: it could be built by the letter and would not sell, and what is missing
 * only the client can give. Half an hour with a voice recorder gets it, so the advice is followed.
 */
export async function landingPage(telling: Telling): Promise<void> {
  const path = mainPath(telling, requestId);
  const enter = entering(telling, projects.tea);
  await wish(telling, path);
  await enter(1, 'DISCOVERY');
  await canItBeDone(telling, path);
  await advice(telling, path);
  await choice(telling, path);
  await enter(9, 'PRODUCTION');
  await carriedOut(telling, path);
  await enter(30, 'LAUNCH');
  await whatCameOfIt(telling, path);
  await path.say(manager, telling.at(61, '10:00'), {
    changeRequestClose: {
      outcome: 'REACHED',
      measured: '2.6 orders per 100 visitors',
      words: 'The half hour in the workshop paid for itself.',
    },
  });
  await enter(61, 'GROWTH');
}
