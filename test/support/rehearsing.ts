import { newUuid } from '../../src/platform/ids.js';
import type { Client, Input, Told } from './api-client.js';
import type { RunningProgram } from './running-program.js';
import { everythingStored } from './stored.js';

/** What one command was foreseen to do, and what it did. */
export interface Rehearsal {
  readonly mutation: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly foreseen: Told;
  readonly real: Told;
}

const onRequest = `changeRequest {
  id revision status title number reference wish { wording channel from { id name } }
  project { id requestCount } history { totalCount nodes { __typename id revision byRole commandId } }
  questions { id question owedBy { id name } answer { text answeredBy { id } } }
  formulation { version disciplines goal { measure } } assessments { discipline verdict current }
  options { id title leaveAsIs consequences { id statement } } recommendation { optionId why }
  briefing { id number stale deciders { id name } opened { by { id } } acknowledged { by { id } } }
  decision { id mode stance decidedBy { id } signatures { printedName } } observations { id statement }
}`;

/** Everything worth comparing of what a mutation changes. */
const selections: Readonly<Record<string, string>> = {
  client: 'client { id revision name contacts { id name kind } history { totalCount } }',
  contact: 'contact { id name kind email phone }',
  member: 'member { id name role disciplines email }',
  auditor: 'auditor { id name }',
  discipline: 'discipline { code name main }',
  project: `project {
    id revision key title client { id name } requestCount members { duty member { id name } }
    history { totalCount nodes { __typename id revision } }
  }`,
};

const selectionOf = (mutation: string): string =>
  selections[/^[a-z]+/.exec(mutation)?.[0] ?? ''] ?? onRequest;

const dryRun = 'dryRun wouldRecord { __typename id revision position commandId }';

/** A client that has each command foreseen before it is done, under the same command id. */
function rehearsed(
  program: RunningProgram,
  client: Client,
  onRehearsal: (rehearsal: Rehearsal) => void,
): Client {
  const look = () => everythingStored(program.core.database.query);
  const send: Client['send'] = async (mutation, input, selection = '') => {
    const sent: Input = { commandId: newUuid(), ...input };
    const wanted = `${selectionOf(mutation)} ${dryRun}`;
    const before = await look();
    const foreseen = await client.send(mutation, { ...sent, dryRun: true }, wanted);
    const after = await look();
    const real = await client.send(mutation, sent, `${wanted} ${selection}`);
    onRehearsal({ mutation, before, after, foreseen, real });
    return real;
  };
  const done: Client['done'] = async (...command) => {
    const told = await send(...command);
    if (told.errors.length > 0 || told.refused !== undefined || told.at('behind') !== false)
      throw new Error(`${command[0]} was not done: ${told.raw}`);
    return told;
  };
  return { ...client, send, done };
}

/** The program, with every command rehearsed. */
export const rehearsing =
  (onRehearsal: (rehearsal: Rehearsal) => void) =>
  (program: RunningProgram): RunningProgram => ({
    ...program,
    as: (subject) => rehearsed(program, program.as(subject), onRehearsal),
  });
