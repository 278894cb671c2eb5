import { cast } from './cast.js';
import { idOf } from './ids.js';
import { type MainPath, mainPath } from './main-path.js';
import {
  embeddedFeed,
  networkOfItsOwn,
  noPictures,
  wallOfTables,
} from './something-like-instagram.options.js';
import { projects } from './studio.js';
import type { Telling } from './telling.js';

const { manager, developer, copywriter, irina, pavel } = cast;

const requestId = idOf('request', 'instagram');
const whatFor = idOf('question', 'instagram: what for');
const whatYouLiked = idOf('question', 'instagram: what you liked');
const whichPictures = idOf('question', 'instagram: which pictures');
const askedTooMuch = idOf('objection', 'instagram: asked too much');

/** Word for word as it once came by phone. */
async function wish({ tell, at }: Telling): Promise<void> {
  await tell(manager, at(20, '16:40'), {
    changeRequestReceive: {
      id: requestId,
      projectId: projects.tea.id,
      from: irina.id,
      channel: 'PHONE',
      title: 'Something like Instagram, with a trick that you think up yourselves',
      wording: 'Сделайте мне что-то типа Инстаграма, только фишку какую-нибудь сами придумайте.',
    },
  });
}

/** Three rounds until it is plain what it is for. */
async function rounds({ at }: Telling, { say }: MainPath): Promise<void> {
  await say(manager, at(20, '16:55'), {
    clarificationAsk: {
      questionId: whatFor,
      owedBy: irina.id,
      question:
        'What shall people do there that they cannot do on Instagram, and by what would you see that it was worth the money?',
    },
  });
  await say(irina, at(21, '09:10'), {
    clarificationAnswer: {
      questionId: whatFor,
      answer:
        'I saw it at a competitor’s, everybody has it now. What people do there? You are the professionals.',
    },
  });
  await say(manager, at(21, '10:00'), {
    clarificationAsk: {
      questionId: whatYouLiked,
      owedBy: irina.id,
      question:
        'At which competitor’s, and what did you like there: that there are many pictures, that customers send them, or that one can buy what is on them?',
    },
  });
  await say(manager, at(22, '18:20'), {
    clarificationAnswer: {
      questionId: whatYouLiked,
      answeredBy: irina.id,
      answer:
        'By phone, eleven minutes: at Tea Alley’s. Customers show their laid tables there, and she looked at them for half an hour. She would have bought two of the things, and found no way to. If ten orders a month came from such pictures, it would be worth it.',
    },
  });
  await say(copywriter, at(23, '11:00'), {
    clarificationAsk: {
      questionId: whichPictures,
      owedBy: pavel.id,
      question: 'Have customers sent you pictures so far, and may they be shown?',
    },
  });
  await say(pavel, at(24, '08:15'), {
    clarificationAnswer: {
      questionId: whichPictures,
      answer: 'Some thirty in the messenger. I ask each of them; nobody has minded so far.',
    },
  });
}

const formulation = {
  goal: {
    statement: 'Visitors who see a laid table on the page order what is on it.',
    measure: 'Orders a month that began at a picture',
    target: '10 or more',
  },
  stories: [
    {
      role: 'visitor who looks at other people’s tables',
      want: 'to have everything that is on one of them with one press',
      benefit: 'I need not find the parts one by one',
    },
    {
      role: 'customer of Samovar House',
      want: 'to show how I have laid my table',
      benefit: 'others see it, and see that I have taste',
    },
  ],
  scopeIn: [
    'A page of pictures, each with what is on it',
    'A way to send a picture',
    'A way to pick pictures',
  ],
  scopeOut: ['Accounts, followers and comments', 'An app'],
  acceptanceCriteria: [
    'One press puts everything on a table into the order form.',
    'Nothing is shown that the workshop has not picked.',
  ],
  disciplines: ['WEB_DEVELOPMENT', 'COPYWRITING'],
};

async function canItBeDone({ at }: Telling, { say }: MainPath): Promise<void> {
  await say(manager, at(25, '10:00'), { changeRequestFormulate: formulation });
  await say(developer, at(25, '15:30'), {
    feasibilityAssess: {
      discipline: 'WEB_DEVELOPMENT',
      verdict: 'FEASIBLE',
      explanation:
        'A page of pictures and a button: three days. Accounts and followers would be half a year.',
    },
  });
  await say(copywriter, at(26, '09:40'), {
    feasibilityAssess: {
      discipline: 'COPYWRITING',
      verdict: 'FEASIBLE_IF',
      conditions: ['The workshop says what stands on each table'],
      explanation: 'If the workshop says what stands on each table. I cannot tell the sets from a picture.',
    },
  });
}

/** The client has no time, and would rather not choose at all. */
async function objection({ at }: Telling, { say }: MainPath): Promise<void> {
  await say(irina, at(27, '18:10'), {
    objectionRaise: {
      objectionId: askedTooMuch,
      kind: 'TRUST',
      statement:
        'First you ask and ask, and now I am to choose between three things. I pay you so that I need not think about it. Others simply do it.',
      causes: ['NO_TIME', 'FOREIGN_FIELD'],
    },
  });
  await say(manager, at(28, '08:40'), {
    objectionAnswer: {
      objectionId: askedTooMuch,
      answer:
        'How it is built is for us to think up, and we have. What your money is spent on nobody but you can say. One page, five minutes: what each of the three would bring you and cost you, and which one we would take.',
    },
  });
}

async function advice(telling: Telling, path: MainPath): Promise<void> {
  const { at } = telling;
  const { say, offer, leaving } = path;
  await offer(27, [wallOfTables, networkOfItsOwn, embeddedFeed]);
  const leaveAsIs = await leaving(27, noPictures);
  await objection(telling, path);
  await say(manager, at(28, '09:00'), {
    optionRecommend: {
      optionId: idOf('option', wallOfTables.name),
      why: 'It does what you would have wanted at Tea Alley’s and could not: buy the table one is looking at. Ten orders a month pay for it in a season.',
      others: [
        {
          optionId: idOf('option', networkOfItsOwn.name),
          judgement: 'UNSUITABLE',
          why: 'People go where people are. It would cost four times the project and stay empty.',
        },
        {
          optionId: idOf('option', embeddedFeed.name),
          judgement: 'UNSUITABLE',
          why: 'Cheap, and it leads your visitors away.',
        },
        { optionId: leaveAsIs, judgement: 'DIFFERENT' },
      ],
    },
  });
}

async function choice({ at, on }: Telling, { say, brief, sign }: MainPath): Promise<void> {
  await brief(irina, {
    name: 'instagram',
    sent: at(28, '09:30'),
    opened: at(28, '20:40'),
    acknowledged: at(29, '07:55'),
  });
  await say(irina, at(29, '08:05'), {
    decisionMake: {
      decisionId: idOf('decision', 'instagram'),
      optionId: idOf('option', wallOfTables.name),
      reviewOn: on(120),
    },
  });
  await sign(
    irina,
    at(29, '08:10'),
    'I choose this and will pay for it. And yes, those were good questions.',
  );
  await say(developer, at(32, '09:00'), { implementationStart: {} });
}

/**
 * "Something like Instagram, but think up some trick yourselves", by phone: what it is for takes three rounds to find out,
 * choosing takes an objection, and then the trick is plain.
 */
export async function somethingLikeInstagram(telling: Telling): Promise<void> {
  const path = mainPath(telling, requestId);
  await wish(telling);
  await rounds(telling, path);
  await canItBeDone(telling, path);
  await advice(telling, path);
  await choice(telling, path);
}
