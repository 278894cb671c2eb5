import { DelegationAgreementVersionsDocument } from '#client';
import { cast } from './cast.js';
import { idOf } from './ids.js';
import { type Foreseen, type MainPath, mainPath, type Offered } from './main-path.js';
import { projects, rubles } from './studio.js';
import type { Telling } from './telling.js';

const { manager, developer, irina, pavel } = cast;

const requestId = idOf('request', 'postcode');
const deliveryId = idOf('delivery', 'postcode');

/** What Irina leaves to the studio, so that she is not asked about every trifle: small, and not many of them. */
async function agreement({ tell, read, at }: Telling): Promise<void> {
  const projectId = projects.tea.id;
  await tell(manager, at(63, '10:00'), {
    delegationAgreementPropose: {
      projectId,
      rules: [
        {
          ruleId: 'small-changes',
          scope: { disciplines: ['WEB_DEVELOPMENT', 'COPYWRITING'], elementKinds: [] },
          ceilings: { price: rubles('10000'), effortHours: '8', scheduleDays: 3 },
          changeBudget: { amount: rubles('15000'), periodDays: 30 },
          level: 'STUDIO_DECIDES_AND_INFORMS',
        },
      ],
    },
  });
  const [project] = (await read(irina, DelegationAgreementVersionsDocument, { id: projectId })).nodes;
  if (project?.__typename !== 'Project') throw new Error('The project cannot be read by its client.');
  // The first, rather than the proposed: where the story was told before, none is proposed any more.
  const [proposed] = project.delegationAgreement?.versions ?? [];
  if (!proposed) throw new Error('The agreement cannot be read by whom it was proposed to.');
  const { version, digest } = proposed;
  await tell(irina, at(64, '08:30'), { delegationAgreementAccept: { projectId, version, digest } });
}

async function wish({ tell, at }: Telling, { say }: MainPath): Promise<void> {
  await tell(manager, at(73, '08:40'), {
    changeRequestReceive: {
      id: requestId,
      projectId: projects.tea.id,
      from: pavel.id,
      channel: 'CHAT',
      title: 'Parcels that come back for their postcode',
      wording:
        'Three sets came back this month because the postcode was wrong. Can the form not notice that? Do not bother Irina with it.',
    },
  });
  await say(manager, at(73, '09:00'), {
    changeRequestFormulate: {
      goal: {
        statement: 'Parcels reach the people who ordered them.',
        measure: 'Parcels a month that come back for a wrong postcode',
        target: 'None',
      },
      stories: [
        {
          role: 'packer in the workshop',
          want: 'postcodes that exist',
          benefit: 'I pack a set once',
        },
      ],
      scopeIn: ['The postcode in the order form'],
      scopeOut: ['Streets and houses'],
      acceptanceCriteria: ['A postcode that does not exist is refused, and the form says so.'],
      disciplines: ['WEB_DEVELOPMENT'],
    },
  });
  await say(developer, at(73, '09:40'), {
    feasibilityAssess: {
      discipline: 'WEB_DEVELOPMENT',
      verdict: 'FEASIBLE',
      explanation: 'Half a day. The post publishes the list of its codes.',
    },
  });
}

const checked: Offered = {
  name: 'postcode: checked',
  title: 'The form knows the postcodes, and fills in the town',
  summary: 'The form compares the postcode with the list of the post, and shows the town that it belongs to.',
  price: ['6000', '6000'],
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '4' }],
  leadTimeDays: 2,
  gives: [],
  soundness: 'SOUND',
  assumptions: ['The post goes on publishing its list.'],
  foreseen: [
    {
      name: 'postcode: fewer returns',
      by: developer,
      statement: 'A postcode that does not exist gets no further than the form.',
      valence: 'GOOD',
      kind: 'OPERATIONS',
      severity: 'LOW',
      probability: '0.95',
    },
  ],
};

const unchecked: readonly Foreseen[] = [
  {
    name: 'postcode: returns',
    by: manager,
    statement: 'About three parcels a month come back, as now.',
    valence: 'BAD',
    kind: 'OPERATIONS',
    severity: 'LOW',
    probability: '0.9',
  },
];

/** Within what was agreed: Anna decides, and Irina hears of it at once and has some days to object. */
async function decided({ at }: Telling, { say, offer, leaving, send }: MainPath): Promise<void> {
  await offer(73, [checked]);
  await leaving(73, unchecked);
  await send(irina, { name: 'postcode', sent: at(73, '16:00') });
  await say(manager, at(74, '09:15'), {
    decisionMake: {
      decisionId: idOf('decision', 'postcode'),
      optionId: idOf('option', checked.name),
    },
  });
  await say(developer, at(77, '09:30'), { implementationStart: {} });
  await say(developer, at(77, '15:10'), {
    implementationDeliver: {
      deliveryId,
      delivered: 'The form checks the postcode and shows the town.',
      criteria: [
        { criterion: 'A postcode that does not exist is refused, and the form says so.', met: true },
      ],
      deviations: [],
    },
  });
}

/** A trifle that the client need not decide, because she agreed beforehand on what she need not decide. */
export async function atTheStudiosDiscretion(telling: Telling): Promise<void> {
  await agreement(telling);
  const path = mainPath(telling, requestId);
  await wish(telling, path);
  await decided(telling, path);
}
