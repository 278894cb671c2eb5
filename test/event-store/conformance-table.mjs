// `npm run conformance`: runs what every event store promises on every engine there is, and prints engine × property.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (process.argv.includes('--help')) {
  process.stdout.write(`Usage: npm run conformance

Runs the conformance suite on every engine and prints a table: how many of the
tests of each property passed. EVENTSTOREDB_URL adds a real EventStoreDB.
Exit codes: 0 all passed; 1 something failed, and the table says where.
`);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
const report = join(folder, 'report.json');
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
const files = [
  'test/event-store/.*conformance',
  'test/event-store/.*gap-oracle',
  'test/event-store/eventstoredb.leader',
];
const ran = spawnSync(process.execPath, [...jest, ...files, '--json', `--outputFile=${report}`], {
  stdio: ['ignore', 'ignore', 'pipe'],
  encoding: 'utf8',
});

let suites;
try {
  suites = JSON.parse(readFileSync(report, 'utf8')).testResults;
} catch {
  process.stderr.write(`The tests could not be run.\n${ran.stderr}\n`);
  process.exit(1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const engines = new Set();
const properties = new Map();
for (const { assertionResults, message } of suites) {
  if (assertionResults.length === 0) process.stderr.write(`${message}\n`);
  for (const { ancestorTitles, status } of assertionResults) {
    const [, engine] = /^(.*) as an event store$/.exec(ancestorTitles[0] ?? '') ?? [];
    if (engine === undefined) continue;
    engines.add(engine);
    const property = ancestorTitles[1] ?? 'other';
    const counts = properties.get(property) ?? new Map();
    const { passed = 0, all = 0 } = counts.get(engine) ?? {};
    counts.set(engine, { passed: passed + (status === 'passed' ? 1 : 0), all: all + 1 });
    properties.set(property, counts);
  }
}

const cell = (count) =>
  count ? `${count.passed} of ${count.all}${count.passed === count.all ? '' : ' FAILED'}` : '-';
const names = [...engines].sort();
const rows = [...properties].map(([property, counts]) => [
  property,
  ...names.map((name) => cell(counts.get(name))),
]);
const table = [['', ...names], ...rows];
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table)
  process.stdout.write(
    `${row
      .map((text, column) => text.padEnd(widths[column]))
      .join('  ')
      .trimEnd()}\n`,
  );

if (process.env.EVENTSTOREDB_URL === undefined)
  process.stdout.write(
    '\nEventStoreDB ran as a stand-in that speaks its protocol. EVENTSTOREDB_URL adds a real server.\n',
  );
const good = ran.status === 0 && rows.flat().every((text) => !text.includes('FAILED'));
process.stdout.write(
  good
    ? 'All engines keep all promises.\n'
    : 'Something failed; run the tests of test/event-store to see what.\n',
);
process.exit(good ? 0 : 1);
