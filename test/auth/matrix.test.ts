import type { GraphQLSchema } from 'graphql';
import type { Application } from '../../src/application/application.js';
import { type Operation, policy, rolesThatMay } from '../../src/auth/policy.js';
import type { Role } from '../../src/kernel/actor.js';
import { createSchema } from '../../src/resolvers/create-schema.js';
import { mutationText } from '../support/api-client.js';
import { knownAt } from '../support/known-ids.js';
import { operations } from '../support/operations.js';
import { leadTo } from '../support/request-life.js';
import { inputsOf, type Known, rootQueries } from '../support/schema-inputs.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

/** Which root fields of queries answer everybody within what they see, and which are for some. */
const queries: Readonly<Record<string, 'ANYBODY' | 'SIGNED_IN' | Operation>> = {
  _meta: 'SIGNED_IN',
  auditReads: 'SeeAuditReads',
  changeRequest: 'SIGNED_IN',
  changeRequests: 'SIGNED_IN',
  client: 'SIGNED_IN',
  clients: 'SIGNED_IN',
  disciplineCatalogue: 'SeeCatalogueHistory',
  disciplines: 'SIGNED_IN',
  members: 'SeeMembers',
  node: 'SIGNED_IN',
  nodes: 'SIGNED_IN',
  project: 'SIGNED_IN',
  projections: 'SeeOperations',
  projects: 'SIGNED_IN',
  viewer: 'ANYBODY',
  viewerCan: 'SIGNED_IN',
};

/** Somebody of each role, all of whom see ACME. */
const people: Readonly<Record<Exclude<Role, 'SYSTEM'>, Subject>> = {
  ACCOUNT_MANAGER: 'max',
  SPECIALIST: 'walter',
  DEPARTMENT_HEAD: 'hana',
  DIRECTOR: 'dora',
  AUDITOR: 'ada',
  DECIDER: 'klara',
  CONTRIBUTOR: 'carl',
};
const roles = Object.keys(people) as (keyof typeof people)[];

let studio: Studio;
let schema: GraphQLSchema;
let known: Known;
beforeAll(async () => {
  studio = await startStudio();
  schema = await createSchema({} as Application);
  known = knownAt(studio, await leadTo('BRIEFED', studio));
});
afterAll(() => studio.stop());

const grants = (operation: Operation) => policy[operation] as Partial<Record<Role, string>>;

test('every mutation and every root field of queries has its row here', () => {
  expect(Object.keys(operations).sort()).toEqual(Object.keys(inputsOf(schema, known)).sort());
  expect(Object.keys(queries).sort()).toEqual(Object.keys(rootQueries(schema, known)).sort());
});

/** What nobody but the program itself tells. */
const programs: readonly string[] = ['ImportRecord', 'RecordDecisionSilence'];

test('every command of the policy but those of the program itself can be given over the API', () => {
  const commands = Object.keys(policy).filter(
    (operation) => !programs.includes(operation) && !operation.startsWith('See'),
  );
  expect(Object.values(operations).sort()).toEqual(commands.sort());
});

test('the policy is what the domain says', () => {
  const table = Object.entries(policy).map(([operation, reach]) => [operation, Object.keys(reach).sort()]);
  expect(Object.fromEntries(table)).toEqual({
    RegisterClient: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    AddContact: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    ChangeContactKind: ['ACCOUNT_MANAGER', 'DECIDER', 'DIRECTOR'],
    LeaveClient: ['ACCOUNT_MANAGER', 'DECIDER', 'DIRECTOR'],
    AddMember: ['DIRECTOR', 'SYSTEM'],
    AssignRole: ['DIRECTOR'],
    AssignDisciplines: ['DIRECTOR'],
    AgreeCapacity: ['DEPARTMENT_HEAD', 'DIRECTOR'],
    PlanAbsence: ['DEPARTMENT_HEAD', 'DIRECTOR'],
    CancelAbsence: ['DEPARTMENT_HEAD', 'DIRECTOR'],
    AgreeHourlyCost: ['DIRECTOR'],
    PassExam: ['DEPARTMENT_HEAD', 'DIRECTOR'],
    FailExam: ['DEPARTMENT_HEAD', 'DIRECTOR'],
    WithdrawExam: ['DEPARTMENT_HEAD', 'DIRECTOR'],
    LeaveStudio: ['DIRECTOR'],
    AppointAuditor: ['DIRECTOR'],
    AddDiscipline: ['DIRECTOR'],
    RenameDiscipline: ['DIRECTOR'],
    RetireDiscipline: ['DIRECTOR'],
    ReviveDiscipline: ['DIRECTOR'],
    OpenProject: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    UnassignMember: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR'],
    SetGoal: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    DropGoal: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    EnterPhase: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    PauseProject: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    ResumeProject: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    SetBudget: ['DIRECTOR'],
    SetDeadline: ['DIRECTOR'],
    AssignMember: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR'],
    ProposeAgreement: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    AcceptAgreement: ['DECIDER'],
    RefuseAgreement: ['DECIDER'],
    WithdrawAgreement: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    EndAgreement: ['DECIDER', 'DIRECTOR'],
    ReceiveRequest: ['ACCOUNT_MANAGER', 'CONTRIBUTOR', 'DECIDER', 'DIRECTOR'],
    AskClarification: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    AnswerClarification: [
      'ACCOUNT_MANAGER',
      'CONTRIBUTOR',
      'DECIDER',
      'DEPARTMENT_HEAD',
      'DIRECTOR',
      'SPECIALIST',
    ],
    FormulateRequest: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    AssessFeasibility: ['DEPARTMENT_HEAD', 'SPECIALIST'],
    OfferOption: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    ReviseOption: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    WithdrawOption: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    DeclareUnknown: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    ResolveUnknown: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    RefuseAcknowledgement: ['ACCOUNT_MANAGER', 'DECIDER', 'DIRECTOR'],
    AddAttachment: ['ACCOUNT_MANAGER', 'CONTRIBUTOR', 'DECIDER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    CorrectWish: ['ACCOUNT_MANAGER', 'CONTRIBUTOR', 'DECIDER', 'DIRECTOR'],
    MarkUrgent: ['ACCOUNT_MANAGER', 'DECIDER', 'DIRECTOR'],
    RecordDecisionSilence: ['SYSTEM'],
    RecordSilence: ['ACCOUNT_MANAGER', 'DIRECTOR', 'SYSTEM'],
    DeferDecision: ['ACCOUNT_MANAGER', 'DECIDER', 'DIRECTOR'],
    WakeRequest: ['ACCOUNT_MANAGER', 'DECIDER', 'DIRECTOR', 'SYSTEM'],
    DeclineRequest: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    WithdrawRequest: ['ACCOUNT_MANAGER', 'CONTRIBUTOR', 'DECIDER', 'DIRECTOR'],
    AddNote: ['ACCOUNT_MANAGER', 'CONTRIBUTOR', 'DECIDER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    RaiseObjection: ['ACCOUNT_MANAGER', 'CONTRIBUTOR', 'DECIDER', 'DIRECTOR'],
    AnswerObjection: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    PredictConsequence: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    RecommendOption: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    IssueBriefing: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    OpenBriefing: ['DECIDER'],
    AcknowledgeBriefing: ['DECIDER'],
    MakeDecision: ['ACCOUNT_MANAGER', 'DECIDER', 'DIRECTOR'],
    ConfirmDecision: ['DECIDER'],
    DenyDecision: ['CONTRIBUTOR', 'DECIDER'],
    SignDecision: ['DECIDER'],
    SupersedeDecision: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    StartImplementation: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    DeliverImplementation: ['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST'],
    AcceptDelivery: ['ACCOUNT_MANAGER', 'DECIDER', 'DIRECTOR'],
    RejectDelivery: ['ACCOUNT_MANAGER', 'DECIDER', 'DIRECTOR'],
    AgreePayment: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    RecordPayment: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    CorrectPayment: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    ResolveDispute: ['DIRECTOR'],
    CloseRequest: ['ACCOUNT_MANAGER', 'DIRECTOR'],
    ObserveConsequence: [
      'ACCOUNT_MANAGER',
      'CONTRIBUTOR',
      'DECIDER',
      'DEPARTMENT_HEAD',
      'DIRECTOR',
      'SPECIALIST',
    ],
    CorrectObservation: [
      'ACCOUNT_MANAGER',
      'CONTRIBUTOR',
      'DECIDER',
      'DEPARTMENT_HEAD',
      'DIRECTOR',
      'SPECIALIST',
    ],
    DisputeAttribution: [
      'ACCOUNT_MANAGER',
      'CONTRIBUTOR',
      'DECIDER',
      'DEPARTMENT_HEAD',
      'DIRECTOR',
      'SPECIALIST',
    ],
    ImportRecord: ['SYSTEM'],
    SeeAuditReads: ['AUDITOR', 'DIRECTOR'],
    SeeCosts: ['AUDITOR', 'DEPARTMENT_HEAD', 'DIRECTOR'],
    SeeInternals: ['ACCOUNT_MANAGER', 'AUDITOR', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SPECIALIST', 'SYSTEM'],
    SeeMembers: ['ACCOUNT_MANAGER', 'AUDITOR', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SYSTEM'],
    SeeCatalogueHistory: [
      'ACCOUNT_MANAGER',
      'AUDITOR',
      'DEPARTMENT_HEAD',
      'DIRECTOR',
      'SPECIALIST',
      'SYSTEM',
    ],
    SeeRawEvents: ['AUDITOR', 'DIRECTOR'],
    SeeOperations: ['ACCOUNT_MANAGER', 'AUDITOR', 'DEPARTMENT_HEAD', 'DIRECTOR', 'SYSTEM'],
  });
});

describe.each(roles)('%s', (role) => {
  test('may give no command that the policy does not give the role, and nothing is stored', async () => {
    const before = await studio.core.app.head();
    const inputs = Object.entries(inputsOf(schema, known));
    const kept = inputs.filter(([mutation]) => grants(operations[mutation] as Operation)[role] === undefined);
    expect(kept.length).toBeGreaterThan(0);
    for (const [mutation, input] of kept) {
      const told = await studio.by(people[role]).send(mutation, input);
      expect([mutation, told.errors, told.refused]).toEqual([mutation, [], 'FORBIDDEN']);
      expect(told.at('position')).toBeNull();
      const allowed = told.userErrors[0]?.['roles'] as Role[];
      expect(allowed).not.toContain(role);
      expect([...allowed].sort()).toEqual([...rolesThatMay(operations[mutation] as Operation)].sort());
    }
    expect(await studio.core.app.head()).toBe(before);
  });

  test('sees of the operations and the members what the policy gives the role', async () => {
    for (const [field, query] of Object.entries(rootQueries(schema, known))) {
      const row = queries[field];
      const { errors } = await studio.by(people[role]).ask(query);
      const shown = row === 'ANYBODY' || row === 'SIGNED_IN' || grants(row as Operation)[role] !== undefined;
      expect([field, errors.map(({ extensions }) => extensions.code)]).toEqual([
        field,
        shown ? [] : ['FORBIDDEN'],
      ]);
    }
  });
});

/** The rest of the matrix: who may is not kept from it, wherever the role reaches. After the refusals: it changes things. */
test.each(roles)(
  '%s may give every command that the policy gives the role, where it reaches',
  async (role) => {
    for (const [mutation, input] of Object.entries(inputsOf(schema, known))) {
      const reach = grants(operations[mutation] as Operation)[role];
      if (reach === undefined) continue;
      const told = await studio
        .by(people[role])
        .send(mutation, { ...input, key: undefined, ...keyFor(mutation) });
      expect([mutation, told.errors]).toEqual([mutation, []]);
      expect([mutation, told.refused]).not.toEqual([mutation, 'FORBIDDEN']);
      // Dora directs, but is on no project.
      const kept = role === 'DIRECTOR' && reach === 'OVERRIDING';
      expect([mutation, told.refused === 'OVERRIDE_NEEDED']).toEqual([mutation, kept]);
    }
  },
);

let opened = 0;
const keyFor = (mutation: string) => (mutation === 'projectOpen' ? { key: `NEW${(opened += 1)}` } : {});

describe('without a token', () => {
  test('everything but the viewer and the schema itself asks to sign in, with 401', async () => {
    for (const [field, query] of Object.entries(rootQueries(schema, known))) {
      const { status, errors, data } = await studio.anonymous.ask(query);
      if (queries[field] === 'ANYBODY') {
        expect([status, errors, data]).toEqual([200, [], { viewer: null }]);
        continue;
      }
      expect([field, status, errors.map(({ extensions }) => extensions.code)]).toEqual([
        field,
        401,
        ['UNAUTHENTICATED'],
      ]);
    }
    for (const [mutation, input] of Object.entries(inputsOf(schema, known))) {
      const { status, errors } = await studio.anonymous.ask(mutationText(mutation), { input });
      expect([mutation, status, errors.map(({ extensions }) => extensions.code)]).toEqual([
        mutation,
        401,
        ['UNAUTHENTICATED'],
      ]);
    }
    expect((await studio.anonymous.ask('{ __schema { queryType { name } } }')).status).toBe(200);
  });
});
