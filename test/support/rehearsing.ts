import { newUuid } from '../../src/platform/ids.js';
import type { Client, Input, Told } from './api-client.js';
import type { RunningProgram } from './running-program.js';
import type { RecordedEvent } from '../../src/event-store/event-store.js';
import { everythingStored } from './stored.js';

/** What one command was foreseen to do, and what it did. */
export interface Rehearsal {
  readonly mutation: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly foreseen: Told;
  readonly real: Told;
  /** What the log has of the command afterwards. */
  readonly recorded: readonly RecordedEvent[];
}

const onRequest = `changeRequest {
  id revision status title number reference wish { wording channel from { id name } }
  project { id requestCount } history { totalCount nodes { __typename id revision byRole commandId } }
  questions { id question owedBy { id name } answer { text answeredBy { id } } }
  formulation { version disciplines goal { measure } } assessments { discipline verdict current }
  options { id title leaveAsIs revisions { __typename } withdrawn { why } consequences { id statement } }
  recommendation { optionId why }
  briefing { id number stale deciders { id name } opened { by { id } } acknowledged { by { id } }
    refused { by { id } } silence { silent { id } days } }
  decision { id mode stance owed decidedBy { id } signatures { printedName } confirmed { by { id } } superseded { why } }
  observations { id statement corrections { __typename } } attachments { name sha256 } corrections { text } notes { id text }
  unknowns { id statement resolved { finding } } objections { id round statement answer { text } }
  deferrals { until why woken { why } } withdrawal { why } declined { why } closing { outcome words }
  deliveries { id delivered accepted { by { id } } rejected { missing } } disputes { id grounds resolved { ruling } }
  payments { agreed { amount } received { id amount { amount } } } template { templateId optionId }
}`;

/** Everything worth comparing of what a mutation changes. */
const selections: Readonly<Record<string, string>> = {
  client:
    'client { id revision name contacts { id name kind } history { totalCount nodes { __typename id revision } } }',
  contact: 'contact { id name kind email phone }',
  member: `member {
    id name hourlyCost { amount } role disciplines email revision hoursPerWeek absences { id from to kind cancelled }
    exams { id discipline outcome withdrawn } certifications { discipline stage }
    history { totalCount nodes { __typename id revision } }
  }`,
  delegationAgreement: `delegationAgreement {
    revision inForce { version digest } proposed { version digest } versions { version status templates { templateId } }
    history { totalCount nodes { __typename id revision } }
  }`,
  auditor: 'auditor { id name }',
  discipline: 'discipline { code name main retired }',
  project: `project {
    id revision key title client { id name } requestCount members { duty member { id name } } formerMembers { duty }
    goals { id statement target } phase budget { amount } deadline commitments { left { amount } } budgetChanges { why } deadlineChanges { deadline }
    history { totalCount nodes { __typename id revision } }
  }`,
};

const selectionOf = (mutation: string): string =>
  selections[/^(delegationAgreement|[a-z]+)/.exec(mutation)?.[0] ?? ''] ?? onRequest;

const dryRun = 'dryRun wouldRecord { __typename id revision position commandId }';

/** The events of one command, which stand side by side in one stream. */
async function recordedFor({ core: { store } }: RunningProgram, commandId: string) {
  const kept = await store.findCommand(commandId);
  const all = kept ? await store.readStream(kept.stream) : [];
  return all.filter(
    ({ metadata }) => (JSON.parse(metadata) as { commandId: string }).commandId === commandId,
  );
}

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
    const recorded = await recordedFor(program, String(sent['commandId']));
    onRehearsal({ mutation, before, after, foreseen, real, recorded });
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
