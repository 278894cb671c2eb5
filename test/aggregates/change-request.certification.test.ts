import type { ChangeRequestContext } from '../../src/aggregates/change-request/index.js';
import { advised, context, eve, given, issue, received } from './change-request-life.js';

const master = { memberId: 'mem_max', role: 'ACCOUNT_MANAGER', stages: { DESIGN: 'INDEPENDENT' } } as const;
const halfway = { WEB_DEVELOPMENT: 'INDEPENDENT', DESIGN: 'PRACTISING' } as const;

const issued = (differing: object) => given(...advised).when(issue(eve.actor.id), differing);

test('a trainee in a discipline that the formulation touches briefs nobody: TRAINEE_CANNOT_BRIEF', () => {
  issued({ actorStages: { WEB_DEVELOPMENT: 'INDEPENDENT' }, mentors: [master] }).thenRefused(
    'TRAINEE_CANNOT_BRIEF',
    { disciplines: ['DESIGN'] },
  );
  issued({ actorStages: {} }).thenRefused('TRAINEE_CANNOT_BRIEF', {
    disciplines: ['DESIGN', 'WEB_DEVELOPMENT'],
  });
});

test('a practising manager briefs beside a mentor who is independent there: MENTOR_MISSING', () => {
  issued({ actorStages: halfway }).thenRefused('MENTOR_MISSING', { disciplines: ['DESIGN'] });
  const novice = { ...master, stages: { DESIGN: 'PRACTISING', WEB_DEVELOPMENT: 'INDEPENDENT' } };
  issued({ actorStages: halfway, mentors: [novice] }).thenRefused('MENTOR_MISSING', {
    disciplines: ['DESIGN'],
  });
});

test.each<[string, Partial<ChangeRequestContext>]>([
  ['an independent manager', {}],
  ['a practising one beside a mentor', { actorStages: halfway, mentors: [master] }],
  ['a director without an exam', { actor: { id: 'mem_dir', role: 'DIRECTOR' }, actorStages: {} }],
])('%s briefs', (_, differing) => {
  const state = expect.objectContaining({ type: 'BriefingIssued' }) as never;
  given(...advised)
    .when(issue(eve.actor.id), differing)
    .then(state);
});

test('a project that is over receives no wishes; one that rests does: PROJECT_CLOSED', () => {
  const { project } = context;
  if (!project || received.type !== 'RequestReceived') throw new Error('There is no project to wish in.');
  const { title, wording, channel } = received.data;
  const wish = {
    type: 'ReceiveRequest',
    data: { projectId: project.id, title, wording, from: 'con_eve', channel },
  } as const;
  given()
    .when(wish, { project: { ...project, closedSince: '2026-03-01T00:00:00.000Z' } })
    .thenRefused('PROJECT_CLOSED', {});
  given()
    .when(wish, { number: 12, project: { ...project, pausedSince: '2026-03-01T00:00:00.000Z' } })
    .then(received);
});
