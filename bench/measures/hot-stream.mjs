import { randomUUID } from 'node:crypto';
import { someAppend } from '../contenders/workload.mjs';
import { ratio, summary } from '../figures.mjs';
import { spread, table, times } from '../table.mjs';
import { interleave } from './interleave.mjs';
import { load } from './load.mjs';

const clients = 16;

/** The same appends, whatever the stream holds already, to a stream each and to one that all share. */
export const hotStream = {
  name: 'hot-stream',
  steps: ({ stores, rounds }) => 2 * stores.length * rounds,
  async run({ stores, rounds, seconds, step }) {
    const rateOf =
      ({ name, store }, streamOf, kind) =>
      (round) => {
        const told = `hot stream, ${kind}, round ${round + 1} of ${rounds}: ${name}`;
        const stream = randomUUID();
        const append = () => store.appendAny({ ...someAppend(), stream: streamOf(stream) });
        return step(told, () => load({ clients, seconds }, append));
      };
    const rates = await interleave(
      rounds,
      stores.flatMap((contender) => [
        rateOf(contender, (shared) => shared, 'one for all'),
        rateOf(contender, () => randomUUID(), 'one each'),
      ]),
    );
    return stores.map(({ name }, index) => {
      const [hot, distinct] = rates.slice(2 * index, 2 * index + 2);
      return { name, hot: summary(hot), distinct: summary(distinct), ratio: ratio(hot, distinct) };
    });
  },
  print: (results) =>
    `Appends per second of ${clients} clients to one stream, and to a stream each\n\n${table([
      ['', 'one stream', 'a stream each', 'ratio'],
      ...results.map(({ name, hot, distinct, ratio }) => [name, spread(hot), spread(distinct), times(ratio)]),
    ])}`,
};
