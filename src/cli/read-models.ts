import { Command } from 'commander';
import type { Core } from '../main.js';
import { systemClock } from '../platform/clock.js';
import type { Logger } from '../platform/logging.js';
import { machineryOf } from '../projections/start-projections.js';
import { allProjections } from '../projections/all.js';
import type { RebuildProgress } from '../projections/bulk-fold.js';
import { ReadModelBehind } from '../projections/progress.js';
import type { Identity } from '../projections/read-model.js';
import { logTree } from '../projections/log-tree/log-tree.js';
import { retireVersion } from '../projections/retire.js';
import { compareWithFreshFold } from '../projections/verify.js';
import { configured, loggerFor, type Overrides } from './configuration.js';
import { exitCodes, Failed } from './failed.js';
import { compareLogTree } from './log-tree.js';
import { printLine } from './print.js';
import { progressLine } from './progress-line.js';
import { withCore, withStorage } from './running.js';

const names: readonly string[] = allProjections.map(({ name }) => name);

/** All that follows the log. */
const followers = [...names, logTree.name];

function chosen(name: string, among = names): readonly string[] {
  if (name === 'all') return among;
  if (among.includes(name)) return [name];
  throw new Failed(
    `There is no read model "${name}". There are: ${among.join(', ')}, or all.`,
    exitCodes['wrong usage'],
  );
}

const shown = (name: string, { position, of, eventsPerSecond, etaSeconds }: RebuildProgress): string => {
  const left = etaSeconds === null ? 'estimating' : `${etaSeconds.toString()} s left`;
  return `${name}: ${position.toString()} of ${of.toString()} events, ${eventsPerSecond.toString()} events/s, ${left}`;
};

async function rebuild(name: string, overrides: Overrides): Promise<void> {
  const wanted = chosen(name);
  const config = configured(overrides);
  await withCore(
    config,
    loggerFor({ ...config, logLevel: 'warn' }),
    async ({ projections: running, store }) => {
      for (const one of wanted) {
        const began = systemClock.monotonic();
        const line = progressLine(systemClock.monotonic);
        await running.rebuild(one, (progress) => line.show(shown(one, progress)));
        line.end();
        const seconds = ((systemClock.monotonic() - began) / 1_000).toFixed(1);
        printLine(`${one}: rebuilt from ${(await store.head()).toString()} events in ${seconds} s.`);
      }
    },
  );
  printLine(`Done: ${wanted.length.toString()} rebuilt.`);
}

/** How long a verification waits for read models to take in what the log already has. */
const catchUpMs = 60_000;

/** Compares all read models and prints what it finds; says how many rows differ and how many read models stay behind. */
async function compareAll(core: Core, log: Logger) {
  const { database, store, projections } = core;
  const machinery = machineryOf({ database, store, log });
  const head = await store.head();
  // Who doesn't get there is told below.
  await projections.waitFor(head, followers, catchUpMs).catch((error: unknown) => {
    if (!(error instanceof ReadModelBehind)) throw error;
  });
  const found = { differing: 0, behind: 0 };
  for (const projection of allProjections) {
    const { rows, differences, position } = await compareWithFreshFold(machinery, projection);
    found.differing += differences.length;
    if (position < head) found.behind += 1;
    const place = position < head ? `${position.toString()} of ${head.toString()}` : position.toString();
    printLine(
      `${projection.name}: ${rows.toString()} rows at position ${place}, ${differences.length.toString()} differ from a fresh fold of the log.`,
    );
  }
  return { ...found, ofTree: await compareLogTree(core, head) };
}

async function verify(overrides: Overrides): Promise<void> {
  const config = configured(overrides);
  const log = loggerFor({ ...config, logLevel: 'warn' });
  const { differing, behind, ofTree } = await withCore(config, log, (core) => compareAll(core, log));
  const wrong = [
    ...(differing > 0
      ? [`${differing.toString()} rows differ. Rebuild with: answerable read-models rebuild all`]
      : []),
    ...(behind > 0 ? [`${behind.toString()} read models have not come to the end of the log.`] : []),
    ...ofTree,
  ];
  if (wrong.length > 0)
    throw new Failed(
      wrong.join('\n'),
      exitCodes['something was not understood or differs; the report says what'],
    );
  printLine('All read models are what a fresh fold of the log makes, and the log is what it was.');
}

async function retry(name: string, overrides: Overrides): Promise<void> {
  const wanted = chosen(name, followers);
  const config = configured(overrides);
  await withCore(config, loggerFor({ ...config, logLevel: 'warn' }), async ({ projections: running }) => {
    for (const one of wanted) await running.retry(one);
  });
  printLine(`Told to try again: ${wanted.join(', ')}.`);
}

function oldVersion(name: string, text: string): Identity {
  const version = Number(text);
  const wrong = (message: string) => new Failed(message, exitCodes['wrong usage']);
  if (!Number.isInteger(version) || version < 1) throw wrong('The version is a number from 1.');
  const current = allProjections.find((projection) => projection.name === name)?.version;
  if (name === logTree.name) throw wrong('The tree of the log is no read model, and stays.');
  if (current === version) throw wrong(`Version ${text} of ${name} is the one that this program reads.`);
  return { name, version };
}

async function retire(name: string, text: string, overrides: Overrides): Promise<void> {
  const identity = oldVersion(name, text);
  const config = configured(overrides);
  const builds = await withStorage(config, loggerFor({ ...config, logLevel: 'warn' }), ({ database }) =>
    retireVersion(database, identity),
  );
  if (builds === 0)
    throw new Failed(`There is no version ${text} of a read model "${name}" in this database.`);
  printLine(`${name} version ${text} is retired: what it held is dropped.`);
}

const dataDirOption = [
  '--data-dir <folder>',
  "folder of the program's own PostgreSQL (ANSWERABLE_DATA_DIR)",
] as const;

export const readModelsCommand = (): Command =>
  new Command('read-models')
    .description('Rebuilds, verifies, retries or retires read models.')
    .addCommand(
      new Command('rebuild')
        .description(
          'Builds a read model anew beside the one that serves, then switches. With DATABASE_URL the server goes on meanwhile.',
        )
        .argument('<name>', `one of ${names.join(', ')}, or all`)
        .option(...dataDirOption)
        .action(rebuild),
    )
    .addCommand(
      new Command('verify')
        .description(
          'Compares every row of every read model with a fresh fold of the log, and the log with its tree.',
        )
        .option(...dataDirOption)
        .action(verify),
    )
    .addCommand(
      new Command('retry')
        .description('Has a read model that stopped at an event try again, in every process.')
        .argument('<name>', `one of ${followers.join(', ')}, or all`)
        .option(...dataDirOption)
        .action(retry),
    )
    .addCommand(
      new Command('retire')
        .description('Drops an old version of a read model, once an upgrade needs no way back any more.')
        .argument('<name>', 'name of the read model')
        .argument('<version>', 'the version that no program reads any more')
        .option(...dataDirOption)
        .action(retire),
    );
