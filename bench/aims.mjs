import { ratio } from './figures.mjs';

const atLeast = (aim, reached, wanted) => ({
  aim: `${aim}: at least ${wanted} ×`,
  reached: `${reached.toFixed(2)} ×`,
  kept: reached >= wanted,
});

const below = (aim, reached, wanted) => ({
  aim: `${aim}: below ${wanted} ms`,
  reached: `${reached.toFixed(1)} ms`,
  kept: reached < wanted,
});

const peers = ['emmett', 'castore', 'message-db'];

function* ofAppends(results) {
  const at = (clients, name) =>
    results
      .find((result) => result.clients === clients)
      .contenders.find((contender) => contender.name === name);
  const [fastest] = peers
    .map((name) => at(1, name))
    .sort((one, other) => other.perSecond.median - one.perSecond.median);
  yield atLeast(`1 client, beside ${fastest.name}, the fastest`, fastest.ratio, 0.9);
  const wanted = [
    [16, { emmett: 6, castore: 3, pgbench: 0.8 }],
    [64, { emmett: 10, castore: 4, pgbench: 1 }],
  ];
  for (const [clients, ratios] of wanted)
    for (const [name, times] of Object.entries(ratios)) {
      const other = at(clients, name);
      if (other) yield atLeast(`${clients} clients, beside ${name}`, other.ratio, times);
    }
}

function* ofHotStreams(results) {
  yield atLeast('a hot stream, beside distinct ones', results.find(isOurs).ratio, 0.8);
}

function* ofLag(results) {
  const [still, disturbed] = results.filter(isOurs).map(({ sinceStored }) => sinceStored);
  yield below('lag since stored, p50', still.p50, 3);
  yield below('lag since stored, p99', still.p99, 15);
  yield below('the same p50 beside a foreign transaction', disturbed.p50, 3);
  yield below('the same p99 beside a foreign transaction', disturbed.p99, 15);
}

function* ofRebuilds({ readAndDecode, rebuilds }) {
  for (const { name, perSecond } of rebuilds)
    yield atLeast(`rebuilding ${name}, beside reading`, ratio(perSecond.rounds, readAndDecode.rounds), 0.8);
}

const isOurs = ({ name }) => name === 'answerable';

const aimsOf = { append: ofAppends, 'hot-stream': ofHotStreams, lag: ofLag, rebuild: ofRebuilds };

/** What the store is meant to reach, of what was measured. */
export const judge = (results) =>
  Object.entries(results).flatMap(([name, result]) => [...(aimsOf[name]?.(result) ?? [])]);
