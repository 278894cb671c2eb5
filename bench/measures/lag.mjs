import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { someAppend } from '../contenders/workload.mjs';
import { median, quantile } from '../figures.mjs';
import { rate, table } from '../table.mjs';
import { interleave } from './interleave.mjs';

const perSecond = 1_000;
const foreignMs = 300;
const page = 1_000;
/** Whoever can't keep the pace isn't buried: an append is left out while so many are under way. */
const mostUnderWay = 256;
const patienceMs = 1_000;

/** Asks for appends at a steady pace, whether or not the ones before are stored. */
async function paced(seconds, append) {
  const began = performance.now();
  const underWay = new Set();
  let due = 0;
  let stored = 0;
  for (let elapsed = 0; elapsed < seconds * 1_000; elapsed = performance.now() - began) {
    for (; due < (elapsed / 1_000) * perSecond; due += 1) {
      if (underWay.size >= mostUnderWay) continue;
      const one = append().then(() => {
        stored += 1;
        underWay.delete(one);
      });
      underWay.add(one);
    }
    await pause(1);
  }
  await Promise.all(underWay);
  return stored / ((performance.now() - began) / 1_000);
}

/** Resolves at the next wake or after a while; a store that wakes nobody is asked every millisecond. */
function sleeper(store) {
  let wake = () => undefined;
  const unsubscribe = store.onAppended?.(() => wake());
  const longest = store.onAppended ? 100 : 1;
  const sleep = () =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, longest);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return { sleep, stop: () => unsubscribe?.() };
}

/** Follows from the log's present end on until `isOver`. */
async function follow(store, { from, isOver, onEntry }) {
  const { sleep, stop } = sleeper(store);
  let cursor = from;
  while (!isOver()) {
    const entries = await store.readAfter(cursor, page);
    const now = performance.now();
    for (const { id } of entries) onEntry(id, now);
    cursor = entries.at(-1)?.cursor ?? cursor;
    if (entries.length === 0) await sleep();
  }
  stop();
}

async function endOf(store) {
  let cursor = 0n;
  for (;;) {
    const entries = await store.readAfter(cursor, page);
    if (entries.length === 0) return cursor;
    cursor = entries.at(-1).cursor;
  }
}

/** Transactions of somebody else's, one after another, each open for 300 ms with a write of its own. */
async function foreignWork(url, isOver) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS other_things (n INT)');
  while (!isOver()) {
    await client.query('BEGIN');
    await client.query('INSERT INTO other_things VALUES (1)');
    await pause(foreignMs);
    await client.query('COMMIT');
  }
  await client.end();
}

async function lagOf({ store, url }, { seconds, foreign }) {
  const asked = new Map();
  const answered = new Map();
  const seen = new Map();
  const from = await endOf(store);
  let stopped = false;
  let over = false;
  const append = () => {
    const appended = someAppend();
    const [{ id }] = appended.events;
    asked.set(id, performance.now());
    return store.appendNew(appended).then(() => answered.set(id, performance.now()));
  };
  const onEntry = (id, now) => {
    if (asked.has(id) && !seen.has(id)) seen.set(id, now);
  };
  const other = foreign ? foreignWork(url, () => stopped) : Promise.resolve();
  const following = follow(store, { from, isOver: () => over, onEntry });
  const achieved = await paced(seconds, append);
  stopped = true;
  await other;
  const end = performance.now() + patienceMs;
  while (seen.size < asked.size && performance.now() < end) await pause(10);
  over = true;
  await following;
  const since = (start) => [...seen].map(([id, at]) => Math.max(0, at - start.get(id)));
  return {
    perSecond: achieved,
    sinceAsked: quantiles(since(asked)),
    // A reader may well have it before the writer's own answer comes.
    sinceStored: quantiles(since(answered)),
    unseen: asked.size - seen.size,
  };
}

const quantiles = (values) => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  p99: quantile(values, 0.99),
});

const mediansOf = (all) =>
  Object.fromEntries(Object.keys(all[0]).map((name) => [name, median(all.map((one) => one[name]))]));

const medians = (rounds) => ({
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  sinceAsked: mediansOf(rounds.map(({ sinceAsked }) => sinceAsked)),
  sinceStored: mediansOf(rounds.map(({ sinceStored }) => sinceStored)),
  unseen: rounds.reduce((sum, { unseen }) => sum + unseen, 0),
  rounds,
});

/** How long does it take until a reader has an event, at a steady pace of appends? */
export const lag = {
  name: 'lag',
  steps: ({ contenders, rounds }) => 2 * contenders.length * rounds,
  async run({ contenders, rounds, lagSeconds: seconds, step, openFresh }) {
    const opened = [];
    for (const contender of contenders) opened.push(await openFresh(contender, 'lag'));
    const cases = opened.flatMap((contender) => [
      { contender, foreign: false },
      { contender, foreign: true },
    ]);
    const tasks = cases.map(({ contender, foreign }) => (round) => {
      const beside = foreign ? ' beside a foreign transaction' : '';
      const told = `lag${beside}, round ${round + 1} of ${rounds}: ${contender.name}`;
      return step(told, () => lagOf(contender, { seconds, foreign }));
    });
    const results = await interleave(rounds, tasks);
    for (const { close } of opened) await close();
    return cases.map(({ contender, foreign }, index) => ({
      name: contender.name,
      foreign,
      ...medians(results[index]),
    }));
  },
  print: (results) =>
    `Until a reader has an event, at ${rate(perSecond)} appends per second: p50, p95, p99 (medians of the rounds)\n\n${table(
      [
        [
          '',
          `foreign ${foreignMs} ms transaction`,
          'appends/s',
          'since asked for',
          'since stored',
          'never seen',
        ],
        ...results.map(({ name, foreign, perSecond, sinceAsked, sinceStored, unseen }) => [
          name,
          foreign ? 'yes' : 'no',
          rate(perSecond),
          triple(sinceAsked),
          triple(sinceStored),
          String(unseen),
        ]),
      ],
    )}`,
};

const triple = ({ p50, p95, p99 }) => `${[p50, p95, p99].map((ms) => ms.toFixed(1)).join(', ')} ms`;
