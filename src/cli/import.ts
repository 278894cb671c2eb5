import { Command } from 'commander';
import type { ImportReport, Totals } from '../application/import-madr/import-report.js';
import { readRecords } from '../application/import-madr/import-records.js';
import { systemPrincipal } from '../auth/principal.js';
import type { Core } from '../main.js';
import { systemClock } from '../platform/clock.js';
import { configured, loggerFor, type Overrides } from './configuration.js';
import { exitCodes, Failed } from './failed.js';
import { reportLines } from './import-madr-report.js';
import { madrFolder } from './madr-folder.js';
import { printLine } from './print.js';
import { progressLine } from './progress-line.js';
import { withCore } from './running.js';

interface MadrOptions extends Overrides {
  readonly project?: string;
  readonly json?: true;
  readonly dryRun?: true;
}

/** Shows how far it is, and how long the rest will take at the pace so far. */
function progressOf(now: () => number) {
  const line = progressLine(now);
  const began: Partial<Record<'read' | 'imported', number>> = {};
  const show = (what: 'read' | 'imported', done: number, of: number) => {
    const since = (began[what] ??= now());
    const left = Math.ceil((((now() - since) / done) * (of - done)) / 1_000);
    line.show(`${what} ${done.toString()} of ${of.toString()} files, about ${left.toString()} s left`);
  };
  return { show, end: () => line.end() };
}

const mostKeys = 50;

async function keysIn({ app }: Core): Promise<string> {
  await app.caughtUp(await app.head());
  const { rows } = await app
    .readsFor(systemPrincipal)
    .projects.page({ orderBy: { field: 'KEY', direction: 'ASC' }, page: { first: mostKeys } });
  const keys = rows.map(({ row }) => row.key).join(', ');
  return keys === '' ? 'There is none yet; open one with the mutation projectOpen.' : `There are: ${keys}.`;
}

type Entries = Awaited<ReturnType<typeof madrFolder>>;

async function importInto(key: string, entries: Entries, overrides: Overrides): Promise<ImportReport> {
  const config = configured(overrides);
  const progress = progressOf(systemClock.monotonic);
  return withCore(config, loggerFor({ ...config, logLevel: 'warn' }), async (core) => {
    const report = await core.app.importMadr(key, { entries, progress: progress.show });
    progress.end();
    if (report !== 'NO_SUCH_PROJECT') return report;
    throw new Failed(
      `There is no project with the key ${JSON.stringify(key)}. ${await keysIn(core)}`,
      exitCodes['wrong usage'],
    );
  });
}

const whatIsLeft = ({ outcomes: { DIFFERS, FAILED } }: Totals): string | undefined =>
  DIFFERS + FAILED === 0
    ? undefined
    : `Not everything was taken over: ${DIFFERS.toString()} differ, ${FAILED.toString()} failed. The report says why.`;

async function importMadr(folder: string, options: MadrOptions): Promise<void> {
  const { project, json, dryRun, ...overrides } = options;
  if (project === undefined && !dryRun)
    throw new Failed('Say into which project: --project <key>.', exitCodes['wrong usage']);
  const entries = await madrFolder(folder);
  const report =
    project === undefined || dryRun
      ? await readRecords({ entries, progress: () => undefined }, systemClock.now())
      : await importInto(project, entries, overrides);
  if (json) printLine(JSON.stringify(report, null, 2));
  else for (const line of reportLines(report)) printLine(line);
  const left = whatIsLeft(report.totals);
  if (left !== undefined)
    throw new Failed(left, exitCodes['something was not understood or differs; the report says what']);
}

const help = `
Every file in the folder, and in the folders in it, is in the report: what was taken over, what was not understood
and where. Imported requests and decisions are marked so for ever. The path of a file inside the folder tells its
record: give the same folder again, and what is there already is left as it is. A file that has changed since is
reported and changes nothing. After a crash, just run it again.

Works while the server is stopped; with DATABASE_URL also while it runs. The program's own PostgreSQL belongs to one
program at a time. --dry-run opens no database.

Exit codes:
  0  every record was taken over or is there already; warnings, notes, and files that are no records don't count
  1  it could not be done; the last line says why
  2  wrong usage: no such folder, no such project
  3  the configuration is wrong
  4  a file differs from what was imported from it, or could not be read or stored; the report says which

Example:
  answerable import madr docs/decisions --project SHOP`;

const madrCommand = (): Command =>
  new Command('madr')
    .description('Takes over a folder of decision records in the MADR format: each file becomes a request.')
    .argument('<folder>', 'where the records are')
    .option('--project <key>', 'key of the project that they belong to')
    .option('--dry-run', 'only read and report; nothing is stored')
    .option('--json', 'report as JSON')
    .option('--data-dir <folder>', "folder of the program's own PostgreSQL (ANSWERABLE_DATA_DIR)")
    .addHelpText('after', help)
    .action(importMadr);

export const importCommand = (): Command =>
  new Command('import').description('Takes over records kept elsewhere.').addCommand(madrCommand());
