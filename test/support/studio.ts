import { createdId, newCommandId } from '../../src/application/created-ids.js';
import { systemPrincipal } from '../../src/auth/principal.js';
import { isRefusal } from '../../src/kernel/decider.js';
import type { Client } from './api-client.js';
import { type ProgramOptions, type RunningProgram, runningProgram } from './running-program.js';

/** Everybody a test may be; the name is the token's subject too. */
export const subjects = [
  'dora',
  'max',
  'mia',
  'walter',
  'dana',
  'hana',
  'ada',
  'klara',
  'kurt',
  'carl',
  'bert',
  'bella',
] as const;
export type Subject = (typeof subjects)[number];

/**
 * A studio with two clients. ACME is Klara's, Kurt's (deciders) and Carl's (contributor): its project is managed by Max,
 * with Walter (web development) on it and Dana (design) not. BETA is Bert's and Bella's, managed by Mia. Dora directs,
 * Hana heads a department and is on ACME, Ada audits.
 */
export interface Studio extends RunningProgram {
  readonly people: Readonly<Record<Subject, string>>;
  readonly acme: { readonly clientId: string; readonly projectId: string };
  readonly beta: { readonly clientId: string; readonly projectId: string };
  readonly by: (subject: Subject) => Client;
}

/** Makes the first director as `answerable bootstrap` does: over the API nobody could. */
async function bootstrap({ core }: RunningProgram, subject: string): Promise<string> {
  const commandId = newCommandId();
  const id = createdId('member', commandId);
  const outcome = await core.app.commands.member({
    id,
    command: { type: 'AddMember', data: { role: 'DIRECTOR', disciplines: [] } },
    envelope: { principal: systemPrincipal, commandId, input: { id, subject }, correlationId: commandId },
    person: { id, kind: 'MEMBER', home: id, subject, name: 'Dora Director', email: 'dora@studio.example' },
  });
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return id;
}

const titleCase = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

async function addMembers(dora: Client) {
  const add = async (subject: string, role: string, disciplines: readonly string[]) => {
    const name = `${titleCase(subject)} Member`;
    const email = `${subject}@studio.example`;
    const told = await dora.done('memberAdd', { name, email, subject, role, disciplines });
    return told.text('member.id');
  };
  /** Long independent in what the projects need. */
  const manager = async (subject: string) => {
    const memberId = await add(subject, 'ACCOUNT_MANAGER', []);
    for (const discipline of ['WEB_DEVELOPMENT', 'DESIGN'])
      await dora.done('memberPassExam', { memberId, discipline, passedOn: '2010-01-15' });
    return memberId;
  };
  return {
    max: await manager('max'),
    mia: await manager('mia'),
    walter: await add('walter', 'SPECIALIST', ['WEB_DEVELOPMENT', 'COPYWRITING']),
    dana: await add('dana', 'SPECIALIST', ['DESIGN']),
    hana: await add('hana', 'DEPARTMENT_HEAD', ['WEB_DEVELOPMENT']),
    ada: (
      await dora.done('auditorAppoint', { name: 'Ada Auditor', subject: 'ada', party: 'THIRD_PARTY' })
    ).text('auditor.id'),
  };
}

async function addClient(max: Client, name: string, contacts: Readonly<Record<string, string>>) {
  const clientId = (await max.done('clientRegister', { name })).text('client.id');
  const ids: Record<string, string> = {};
  for (const [subject, kind] of Object.entries(contacts)) {
    const email = `${subject}@${name.toLowerCase()}.example`;
    const input = { clientId, kind, subject, email, name: `${titleCase(subject)} Contact`, phone: '+1 555' };
    ids[subject] = (await max.done('contactAdd', input)).text('contact.id');
  }
  return { clientId, ids };
}

async function openProject(manager: Client, key: string, project: { clientId: string; managerId: string }) {
  const told = await manager.done('projectOpen', {
    ...project,
    key,
    title: `Site of ${key}`,
    idea: 'A shop that sells by itself.',
    disciplines: ['WEB_DEVELOPMENT', 'DESIGN'],
    budget: { amount: '10000.00', currency: 'EUR' },
    deadline: '2030-01-31',
  });
  return told.text('project.id');
}

async function furnish(program: RunningProgram): Promise<Studio> {
  const dora = await bootstrap(program, 'dora');
  const members = await addMembers(program.as('dora'));
  const { max, mia, walter, hana } = members;
  const manager = program.as('max');
  const acme = await addClient(manager, 'ACME', { klara: 'DECIDER', kurt: 'DECIDER', carl: 'CONTRIBUTOR' });
  const beta = await addClient(program.as('mia'), 'BETA', { bert: 'DECIDER', bella: 'CONTRIBUTOR' });
  const acmeProject = await openProject(manager, 'ACME', { clientId: acme.clientId, managerId: max });
  const betaProject = await openProject(program.as('mia'), 'BETA', {
    clientId: beta.clientId,
    managerId: mia,
  });
  for (const memberId of [walter, hana])
    await manager.done('projectAssignMember', { projectId: acmeProject, memberId, duty: 'SPECIALIST' });
  const contacts = { ...acme.ids, ...beta.ids } as Record<
    'klara' | 'kurt' | 'carl' | 'bert' | 'bella',
    string
  >;
  return {
    ...program,
    people: { dora, ...members, ...contacts },
    acme: { clientId: acme.clientId, projectId: acmeProject },
    beta: { clientId: beta.clientId, projectId: betaProject },
    by: (subject) => program.as(subject),
  };
}

/**
 * The whole program with everybody in it, set up as a client of the API would. `wrapped` may look at whatever is sent,
 * from the first command on.
 */
export async function startStudio(
  overrides: Record<string, string> = {},
  wrapped: (program: RunningProgram) => RunningProgram = (program) => program,
  options: ProgramOptions = {},
): Promise<Studio> {
  const program = await runningProgram(overrides, options);
  try {
    return await furnish(wrapped(program));
  } catch (error) {
    await program.stop();
    throw error;
  }
}
