import { type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import type { Application } from '../../src/application/application.js';
import { newUuid } from '../../src/platform/ids.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import { exemptions, isExempt } from '../support/hangs-on-input.js';
import { knownAt } from '../support/known-ids.js';
import { leadTo, type Life, offer, stages } from '../support/request-life.js';
import { inputsOf } from '../support/schema-inputs.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

/** Somebody of each role who sees ACME, a decider whom no briefing is sent to, and a specialist who doesn't see it. */
const people: readonly Subject[] = [
  'max',
  'walter',
  'hana',
  'dora',
  'ada',
  'klara',
  'kurt',
  'carl',
  'dana',
  'bert',
];

/** What a request can be asked beside the stages it is led to. */
const turns = ['CLARIFYING', 'STALE'] as const;
const standings = [...stages, ...turns];
type Standing = (typeof standings)[number];

interface Permission {
  readonly allowed: boolean;
  readonly code: string | null;
  readonly reason: string | null;
}

let studio: Studio;
let schema: GraphQLSchema;
const lives = new Map<Standing, Life & { questionId?: string }>();

const ask = (requestId: string, questionId: string) =>
  studio.by('max').done('clarificationAsk', {
    ...{ requestId, questionId, question: 'Which?', owedBy: studio.people.carl },
  });

beforeAll(async () => {
  studio = await startStudio();
  schema = await createSchema({} as Application);
  for (const stage of stages) lives.set(stage, await leadTo(stage, studio));
  const questionId = `qst_${newUuid()}`;
  const clarifying = await leadTo('RECEIVED', studio);
  await ask(clarifying.id, questionId);
  lives.set('CLARIFYING', { ...clarifying, questionId });
  const stale = await leadTo('ACKNOWLEDGED', studio);
  await studio.by('max').done('optionOffer', offer(stale.id, 'Later'));
  lives.set('STALE', stale);
});
afterAll(() => studio.stop());

const fieldsOf = (type: string): string[] => {
  const found = schema.getType(type);
  return isObjectType(found) ? Object.keys(found.getFields()) : [];
};

const permissionsOf = async (subject: Subject, owner: string, field: string) => {
  const type = `${owner === '' ? 'Studio' : owner}Permissions`;
  const selection = `viewerCan { ${fieldsOf(type)
    .map((mutation) => `${mutation} { allowed code reason }`)
    .join(' ')} }`;
  const answer = await studio
    .by(subject)
    .ask(owner === '' ? `{ ${selection} }` : `{ ${field} { ${selection} } }`);
  expect(answer.errors).toEqual([]);
  const path = owner === '' ? 'viewerCan' : `${field.replace(/\(.*/, '')}.viewerCan`;
  return answer.at(path) as Record<string, Permission> | undefined;
};

/** What an input needs beside the least there is. */
const more: Record<string, (life: Life) => object> = {
  briefingAcknowledge: ({ briefingDigest }) => (briefingDigest === '' ? {} : { digest: briefingDigest }),
  decisionConfirm: ({ decisionDigest }) => (decisionDigest === '' ? {} : { digest: decisionDigest }),
  contactChangeKind: () => ({ contactId: studio.people.carl, kind: 'DECIDER' }),
  decisionMake: ({ decisionId }) => (decisionId === '' ? {} : { supersedes: { decisionId, why: 'W' } }),
  decisionDeny: ({ decisionDigest }) => (decisionDigest === '' ? {} : { digest: decisionDigest }),
  decisionSign: ({ decisionDigest }) => (decisionDigest === '' ? {} : { digest: decisionDigest }),
  projectOpen: () => ({ key: 'FREE' }),
};

const isOverridable = (mutation: string) => {
  const type = schema.getType(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`);
  return isInputObjectType(type) && Object.hasOwn(type.getFields(), 'override');
};

/** Dora directs, but is on no project: whatever she does there, she says why. */
const override = (mutation: string, subject: Subject) =>
  subject === 'dora' && isOverridable(mutation) ? { override: { why: 'Nobody else is there.' } } : {};

/** A manager has no word of their own in these. */
const word = (mutation: string, subject: Subject) =>
  ['acknowledgementRefuse', 'objectionRaise'].includes(mutation) && ['max', 'mia', 'dora'].includes(subject)
    ? { onBehalfOf: studio.people.klara }
    : {};

/** An input that nothing but the standing and the sender can be held against. */
function goodInput(
  mutation: string,
  { questionId, ...life }: Life & { questionId?: string },
  subject: Subject,
) {
  const sound = life.sound === '' ? 'opt_none' : life.sound;
  const known = { ...knownAt(studio, { ...life, sound }), ...(questionId !== undefined && { questionId }) };
  const least = inputsOf(schema, known)[mutation] ?? {};
  const said = { ...more[mutation]?.(life), ...word(mutation, subject), ...override(mutation, subject) };
  return { ...least, ...said, dryRun: true };
}

/** What was allowed, and refused for what was sent. */
const refusedForInput = new Set<string>();

const compare = async (
  { subject, life }: { subject: Subject; life: Life },
  permissions: Readonly<Record<string, Permission>>,
) => {
  for (const [mutation, { allowed, code, reason }] of Object.entries(permissions)) {
    const told = await studio.by(subject).send(mutation, goodInput(mutation, life, subject));
    expect([mutation, told.errors]).toEqual([mutation, []]);
    if (allowed) {
      if (told.refused) refusedForInput.add(`${mutation} ${told.refused}`);
      expect([mutation, code, reason]).toEqual([mutation, null, null]);
      if (told.refused !== undefined)
        expect([mutation, told.refused, isExempt(mutation, told.refused)]).toEqual([
          mutation,
          told.refused,
          true,
        ]);
    } else {
      expect([mutation, told.refused]).toEqual([mutation, code]);
      expect(reason).toMatch(/\w+/);
    }
  }
};

describe.each(standings)('at %s', (standing) => {
  test.each(people)('what viewerCan tells %s is what happens', async (subject) => {
    const life = lives.get(standing);
    if (!life) throw new Error(standing);
    const permissions = await permissionsOf(
      subject,
      'ChangeRequest',
      `changeRequest(reference: "${life.reference}")`,
    );
    // Who doesn't see the request is told nothing about it.
    if (subject === 'dana' || subject === 'bert') expect(permissions).toBeUndefined();
    else await compare({ subject, life }, permissions ?? {});
  });
});

describe.each(people)('%s', (subject) => {
  test('is told the same of projects, clients and the studio', async () => {
    const [life] = [...lives.values()];
    if (!life) throw new Error('There is no request.');
    const client = await permissionsOf(subject, 'Client', `client(id: "${studio.acme.clientId}")`);
    await compare({ subject, life }, { ...client, ...(await permissionsOf(subject, '', '')) });
  });

  test('is told of a project what the policy says', async () => {
    const told = (await permissionsOf(subject, 'Project', 'project(key: "ACME")')) ?? {};
    const [life] = [...lives.values()];
    if (!life) throw new Error('There is no request.');
    await compare({ subject, life }, told);
  });
});

describe.each(people.filter((one) => one !== 'dana' && one !== 'bert'))('%s', (subject) => {
  const see = async () => {
    const [life] = [...lives.values()];
    if (!life) throw new Error('There is no request.');
    const told = (await permissionsOf(subject, 'Project', 'project(key: "ACME")')) ?? {};
    await compare({ subject, life }, told);
    return told;
  };

  test('is told what becomes of an agreement as it is proposed and accepted', async () => {
    const { projectId } = studio.acme;
    const rules = [{ ruleId: 'all', scope: {}, ceilings: {}, level: 'STUDIO_DECIDES_AND_INFORMS' }];
    const propose = async () => {
      const proposed = await studio
        .by('max')
        .done(
          'delegationAgreementPropose',
          { projectId, rules },
          'delegationAgreement { proposed { version digest } }',
        );
      return proposed.at('delegationAgreement.proposed') as { version: number; digest: string };
    };
    const answering = ({ version, digest }: { version: number; digest: string }) => {
      more['delegationAgreementAccept'] = () => ({ version, digest });
      more['delegationAgreementRefuse'] = more['delegationAgreementWithdraw'] = () => ({ version });
    };
    const [obsolete, proposal] = [await propose(), await propose()];
    answering(proposal);
    expect((await see())['delegationAgreementAccept']?.allowed).toBe(['klara', 'kurt'].includes(subject));
    await studio.by('klara').done('delegationAgreementAccept', { projectId, ...proposal });
    answering(obsolete);
    const after = await see();
    expect(after['delegationAgreementAccept']?.allowed).toBe(false);
    expect(after['delegationAgreementEnd']?.allowed).toBe(['klara', 'kurt', 'dora'].includes(subject));
  });
});

describe('what hangs on the people, the clock and the offers beside where a request stands', () => {
  const told = async (subject: Subject, life: Life) => {
    const permissions = await permissionsOf(
      subject,
      'ChangeRequest',
      `changeRequest(reference: "${life.reference}")`,
    );
    await compare({ subject, life }, permissions ?? {});
    return permissions ?? {};
  };

  test('silence is not recorded before its day', async () => {
    const permissions = await told('max', await leadTo('BRIEFED', studio));
    expect(permissions['silenceRecord']?.code).toBe('TOO_SOON');
  });

  test('nor where nobody owes a word', async () => {
    const permissions = await told('max', await leadTo('ACKNOWLEDGED', studio));
    expect(permissions['silenceRecord']?.code).toBe('NOBODY_SILENT');
  });

  test('an option without a consequence is not briefed', async () => {
    const life = await leadTo('OFFERED', studio);
    expect((await told('max', life))['briefingIssue']?.code).toBe('CONSEQUENCES_MISSING');
  });

  test('nor by whom no exam certifies any more, and by a practising manager only beside a mentor', async () => {
    const { by, people, acme } = studio;
    const life = await leadTo('RECOMMENDED', studio);
    const examOf = async () => {
      const told = await by('dora').ask(
        `{ node(id: "${people.mia}") { ... on Member { exams { id discipline } } } }`,
      );
      return (told.list('node.exams') as { id: string; discipline: string }[])
        .filter(({ discipline }) => discipline === 'WEB_DEVELOPMENT')
        .map(({ id }) => id);
    };
    await by('max').done('projectAssignMember', {
      ...{ projectId: acme.projectId, memberId: people.mia, duty: 'MANAGER' },
    });
    expect((await told('mia', life))['briefingIssue']?.allowed).toBe(true);
    for (const examId of await examOf())
      await by('dora').done('memberWithdrawExam', {
        memberId: people.mia,
        examId,
        why: 'Entered by mistake.',
      });
    expect((await told('mia', life))['briefingIssue']?.code).toBe('TRAINEE_CANNOT_BRIEF');
    const passedOn = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
    await by('dora').done('memberPassExam', {
      ...{ memberId: people.mia, discipline: 'WEB_DEVELOPMENT', passedOn },
    });
    expect((await told('mia', life))['briefingIssue']?.code).toBe('MENTOR_MISSING');
    await by('max').done('projectAssignMember', {
      ...{ projectId: acme.projectId, memberId: people.max, duty: 'MENTOR' },
    });
    expect((await told('mia', life))['briefingIssue']?.allowed).toBe(true);
  });

  test('only whoever wished takes the wish back, or whoever decides', async () => {
    const { by, acme, people } = studio;
    const received = await by('max').done(
      'changeRequestReceive',
      {
        ...{ projectId: acme.projectId, title: 'Pay later', wording: 'Later, please.', channel: 'EMAIL' },
        from: people.klara,
      },
      'changeRequest { id reference }',
    );
    const life = {
      ...(await leadTo('RECEIVED', studio)),
      ...{ id: received.text('changeRequest.id'), reference: received.text('changeRequest.reference') },
    };
    expect((await told('carl', life))['changeRequestWithdraw']?.code).toBe('NOT_A_DECIDER');
    expect((await told('kurt', life))['changeRequestWithdraw']?.allowed).toBe(true);
  });
});

test('of a closed project it is told that nothing is planned any more, but to who may open it again', async () => {
  const [life] = [...lives.values()];
  if (!life) throw new Error('There is no request.');
  await studio.by('dora').done('projectEnterPhase', { projectId: studio.acme.projectId, phase: 'CLOSED' });
  for (const subject of ['max', 'dora', 'klara'] as const) {
    const told = (await permissionsOf(subject, 'Project', 'project(key: "ACME")')) ?? {};
    await compare({ subject, life }, told);
    expect([subject, told['projectEnterPhase']?.allowed]).toEqual([subject, subject === 'dora']);
    expect(told['changeRequestReceive']?.allowed).toBe(false);
  }
});

test('nothing is left to the input that never hangs on it', () => {
  const named = exemptions.flatMap(({ code, mutations }) =>
    mutations.map((mutation) => `${mutation} ${code}`),
  );
  expect([...refusedForInput].sort()).toEqual(named.sort());
});
