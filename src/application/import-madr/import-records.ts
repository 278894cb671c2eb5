import type { ChangeRequestEvents } from '../../aggregates/change-request/index.js';
import { project } from '../../aggregates/project/index.js';
import { systemPrincipal } from '../../auth/principal.js';
import type { Directory } from '../../directory/directory.js';
import type { EventStore } from '../../event-store/event-store.js';
import { toFact } from '../../event-store/serialisation.js';
import { isRefusal } from '../../kernel/decider.js';
import type { changeRequestCommands } from '../change-request-commands.js';
import type { Envelope } from '../envelope.js';
import { load } from '../load.js';
import { projectWithKey } from '../reservations.js';
import { type FileReport, type ImportReport, type ReportedFinding, totalsOf } from './import-report.js';
import { enterPeople, peopleIn } from './people.js';
import { countsOf, type FolderEntry, isRecord, readEntry, type ReadRecord, reasonOf } from './read-folder.js';
import { importCommandId, requestIdOf } from './record-ids.js';
import { statusGiven } from './status-given.js';
import { type Pointed, successorOf } from './successors.js';
import { type TakenRecord, type Taking, toRecord } from './to-record.js';

export interface ImportParts {
  readonly store: EventStore;
  readonly directory: Directory;
  readonly now: () => string;
  readonly tell: ReturnType<typeof changeRequestCommands>;
}

export interface Folder {
  /** Each file once, in the order in which they shall be numbered. */
  readonly entries: readonly FolderEntry[];
  /** Told after each file: how many of how many have been read, or taken over. */
  readonly progress: (what: 'read' | 'imported', done: number, of: number) => void;
}

interface Project {
  readonly id: string;
  readonly key: string;
}

/** A key may be kept for a project that was never opened, so its own history is asked too. */
async function projectOf(store: EventStore, key: string): Promise<Project | undefined> {
  const id = await projectWithKey(store, key);
  const opened = id !== undefined && (await load(store, project, id)).state.clientId !== undefined;
  return opened ? { id, key } : undefined;
}

type Received = ChangeRequestEvents['RequestReceived'];

async function readAll({ entries, progress }: Folder): Promise<(ReadRecord | FileReport)[]> {
  const read: (ReadRecord | FileReport)[] = [];
  for (const entry of entries) {
    read.push(await readEntry(entry));
    progress('read', read.length, entries.length);
  }
  return read;
}

/** No project's: a dry run has none, and nothing that it derives from it is kept. */
const nowhere = 'prj_00000000-0000-4000-8000-000000000000';

/** What a folder holds, without taking anything over. */
export async function readRecords(folder: Folder, now: string): Promise<ImportReport> {
  const all = await readAll(folder);
  const mapping = {
    projectId: nowhere,
    records: pointed(nowhere, all),
    now,
    people: new Map<string, string>(),
  };
  const files = all.map((read): FileReport => {
    if (!isRecord(read)) return read;
    const findings = [...read.findings, ...mapped(read, mapping).findings];
    return { file: read.file, outcome: 'RECORD', ...countsOf(read.document), findings };
  });
  return { files, totals: totalsOf(files) };
}

const pointed = (projectId: string, all: readonly (ReadRecord | FileReport)[]): readonly Pointed[] =>
  all.filter(isRecord).map(({ file, document }) => ({
    file,
    number: document.number,
    requestId: requestIdOf(projectId, file),
  }));

interface Mapping extends Pick<Taking, 'projectId' | 'now' | 'people'> {
  readonly records: readonly Pointed[];
}

function mapped({ file, sha256, document }: ReadRecord, { records, ...mapping }: Mapping): TakenRecord {
  const requestId = requestIdOf(mapping.projectId, file);
  const from = { file, number: document.number, requestId };
  return toRecord(document, {
    ...mapping,
    ...{ requestId, file, sha256 },
    successorOf: (reference) => successorOf(reference, from, records),
  });
}

/**
 * Takes a folder's records over, each as one request in one piece. What is there already stays untouched, so the same
 * folder again, or the rest of it after a crash, is safe.
 */
export function recordsImport(parts: ImportParts) {
  return async (key: string, folder: Folder): Promise<ImportReport | 'NO_SUCH_PROJECT'> => {
    const into = await projectOf(parts.store, key);
    if (!into) return 'NO_SUCH_PROJECT';
    const read = await readAll(folder);
    const records = pointed(into.id, read);
    const files: FileReport[] = [];
    for (const one of read) {
      files.push(isRecord(one) ? await imported(parts, { project: into, records }, one) : one);
      folder.progress('imported', files.length, read.length);
    }
    return { project: into.key, files, totals: totalsOf(files) };
  };
}

interface Around {
  readonly project: Project;
  readonly records: readonly Pointed[];
}

/** A fault is said of the file that met it; the others are tried all the same, and running again completes them. */
async function imported(parts: ImportParts, around: Around, read: ReadRecord): Promise<FileReport> {
  try {
    const requestId = requestIdOf(around.project.id, read.file);
    const known = await receivedAs(parts.store, requestId);
    const found = known ? compared(read, known) : await takenOver(parts, around, read);
    const { number } = known ?? (await receivedAs(parts.store, requestId)) ?? {};
    return {
      file: read.file,
      requestId,
      ...(number !== undefined && { reference: `${around.project.key}-${number}` }),
      ...countsOf(read.document),
      ...found,
    };
  } catch (error) {
    const message = `It could not be stored, so run the import again: ${reasonOf(error)}`;
    return { file: read.file, outcome: 'FAILED', message, findings: read.findings };
  }
}

/** By the log itself: a read model may lag. */
async function receivedAs(store: EventStore, requestId: string): Promise<Received | undefined> {
  const [first] = await store.readStream({ category: 'changeRequest', id: requestId }, 0, 1);
  return first && (toFact(first).data as Received);
}

type Found = Pick<FileReport, 'outcome' | 'message' | 'findings'>;

const differs =
  'The file is not what was imported from it. What happened is not rewritten, so nothing was changed. ' +
  'To take the new version over as a request of its own, import it under another file name.';

/** History is never rewritten: a file that is not what it was is only said to differ. */
function compared({ sha256, document, findings }: ReadRecord, { source }: Received): Found {
  if (source?.sha256 === sha256) return { outcome: 'UNCHANGED', findings };
  const status = statusGiven(document).asWritten;
  const onStatus: readonly ReportedFinding[] =
    status === source?.statusAsWritten
      ? []
      : [
          {
            severity: 'WARNING',
            code: 'STATUS_CHANGED',
            message: 'Its status is another one than when it was imported; that is not recorded here.',
            excerpt: `${source?.statusAsWritten ?? 'none'} -> ${status ?? 'none'}`,
          },
        ];
  return { outcome: 'DIFFERS', message: differs, findings: [...findings, ...onStatus] };
}

async function takenOver(
  { store, directory, now, tell }: ImportParts,
  { project, records }: Around,
  read: ReadRecord,
): Promise<Found> {
  const { file, sha256, document } = read;
  const requestId = requestIdOf(project.id, file);
  const people = await enterPeople(directory, project.id, peopleIn(document));
  const taken = mapped(read, { projectId: project.id, records, now: now(), people: people.ids });
  const commandId = importCommandId(requestId);
  const envelope: Envelope = {
    principal: systemPrincipal,
    commandId,
    input: { projectId: project.id, file, sha256 },
    correlationId: commandId,
    occurredAt: taken.occurredAt,
  };
  const outcome = await tell(requestId, { type: 'ImportRecord', data: taken.record }, envelope);
  const findings = [...read.findings, ...people.findings, ...taken.findings];
  if (!isRefusal(outcome)) return { outcome: 'IMPORTED', findings };
  // Somebody else imports the same folder at this moment.
  const other = await receivedAs(store, requestId);
  if (other) return compared(read, other);
  return { outcome: 'FAILED', message: `It was refused: ${outcome.refused}.`, findings };
}
