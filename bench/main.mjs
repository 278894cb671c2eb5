import { readFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { judge } from './aims.mjs';
import { contenders } from './contenders/index.mjs';
import { hasPgbench, openPgbench } from './contenders/pgbench.mjs';
import { append } from './measures/append.mjs';
import { correctness } from './measures/correctness.mjs';
import { hotStream } from './measures/hot-stream.mjs';
import { lag } from './measures/lag.mjs';
import { profile } from './measures/profile.mjs';
import { rebuild } from './measures/rebuild.mjs';
import { progress } from './progress.mjs';
import { openServer } from './server.mjs';
import { table } from './table.mjs';

const measures = [correctness, append, hotStream, lag, rebuild, profile];

const help = `Usage: npm run bench -- [options]

Measures the event store beside its peers on one PostgreSQL, in interleaved rounds,
and prints medians, spreads and ratios. Progress goes to standard error.

Options:
  --quick         3 short rounds: says that everything runs, not how fast
  --json          prints JSON instead of tables
  --only <names>  some of the measures, by comma: ${measures.map(({ name }) => name).join(', ')}
  --help          prints this

BENCH_DATABASE_URL measures on that server (its role may create databases, and is a
superuser for the profile) instead of on a PostgreSQL that is started for the run and
removed after it.

Exit codes: 0 everything was measured; 1 something could not be; 2 wrong usage.
`;

const thorough = { rounds: 5, seconds: 1.5, oracleSeconds: 10, lagSeconds: 3, rebuildEvents: 50_000 };
const quick = { rounds: 3, seconds: 0.5, oracleSeconds: 2, lagSeconds: 1, rebuildEvents: 3_000 };

/** What both of the drivers take by themselves; castore can't be told another number. */
const connections = 10;

function settingsFrom(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const names = values.only?.split(',') ?? measures.map(({ name }) => name);
  const unknown = names.filter((name) => !measures.some((measure) => measure.name === name));
  if (unknown.length > 0) throw new Error(`There is no measure called ${unknown.join(', ')}.`);
  return { ...values, chosen: measures.filter(({ name }) => names.includes(name)) };
}

const machine = async (server) => ({
  date: new Date().toISOString(),
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  // Of the last minute before the run: what else the machine was busy with.
  loadBefore: loadavg()[0],
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
  system: `${process.platform} ${process.arch}`,
  node: process.version,
  postgresql: server.version,
  peers: JSON.parse(await readFile(new URL('./package.json', import.meta.url), 'utf8')).dependencies,
});

/** Runs the chosen measures; every store that one of them opened is closed before the server goes. */
async function measureOn(server, { chosen, quick: short }) {
  const open = new Set();
  const openFresh = async (contender, purpose) => {
    const url = await server.newDatabase(`${contender.name} ${purpose}`);
    const store = await contender.open({ url, connections });
    open.add(store);
    const close = () => (open.delete(store) ? store.close() : undefined);
    return { name: contender.name, url, store, close };
  };
  try {
    const stores = [];
    for (const contender of contenders) stores.push(await openFresh(contender, 'load'));
    const opened = [...stores];
    if (await hasPgbench()) {
      const pgbench = await openPgbench(await server.newDatabase('pgbench'));
      open.add(pgbench);
      opened.push(pgbench);
    }
    const settings = { ...(short ? quick : thorough), contenders, stores, opened, openFresh, server };
    const step = progress(chosen.reduce((sum, { steps }) => sum + steps(settings), 0));
    const results = {};
    for (const { name, run } of chosen) results[name] = await run({ ...settings, step });
    return { results, pgbench: opened.length > stores.length };
  } finally {
    for (const store of open) await store.close();
  }
}

/** Rejects when the run is interrupted. What breaks off from then on is meant to. */
const interruption = () =>
  new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.once(signal, () => {
        process.on('uncaughtException', () => undefined);
        process.on('unhandledRejection', () => undefined);
        reject(new Error('The benchmark was interrupted.'));
      });
  });

async function measure(settings) {
  const interrupted = interruption();
  const server = await openServer();
  try {
    const on = await machine(server);
    const { results, pgbench } = await Promise.race([measureOn(server, settings), interrupted]);
    const told = { machine: on, quick: settings.quick, pgbench, results, aims: judge(results) };
    if (settings.json) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
    else process.stdout.write(report(told, settings.chosen));
    return told.aims;
  } finally {
    await server.stop();
  }
}

const withoutPgbench =
  "pgbench isn't installed (Debian has it in postgresql-contrib), so nothing is compared with unchecked INSERTs.\n";

const aimsTable = (aims) =>
  `What is aimed at\n\n${table([
    ['', 'reached', ''],
    ...aims.map(({ aim, reached, kept }) => [aim, reached, kept ? '' : 'MISSED']),
  ])}`;

const report = ({ machine, quick: short, pgbench, results, aims }, chosen) =>
  [
    `${machine.cores} × ${machine.processor}, ${machine.memoryGiB} GiB, ${machine.system}, ` +
      `Node.js ${machine.node}, PostgreSQL ${machine.postgresql}\n` +
      `${machine.date}, after a minute with a load of ${machine.loadBefore.toFixed(1)}\n`,
    ...(short ? ['A quick run: its figures say little.\n'] : []),
    ...(pgbench || !results.append ? [] : [withoutPgbench]),
    ...chosen.map(({ name, print }) => print(results[name])),
    ...(aims.length > 0 ? [aimsTable(aims)] : []),
  ].join('\n');

let settings;
try {
  settings = settingsFrom(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n\n${help}`);
  process.exit(2);
}
if (settings.help) {
  process.stdout.write(help);
  process.exit(0);
}
try {
  const aims = await measure(settings);
  const kept = aims.filter((aim) => aim.kept).length;
  const told = aims.length === 0 ? '' : `: ${kept} of ${aims.length} aims reached`;
  process.stderr.write(`Everything was measured${told}.\n`);
} catch (error) {
  process.stderr.write(`${error.stack}\nThe benchmark ended early: nothing it printed is a result.\n`);
  // Whatever still waits for the server would wait for ever.
  process.exit(1);
}
