import { someAppend } from '../contenders/workload.mjs';
import { ratio, summary } from '../figures.mjs';
import { spread, table, times } from '../table.mjs';
import { interleave } from './interleave.mjs';
import { load } from './load.mjs';

const clientCounts = [1, 16, 64, 256];

/** Appends per second of one event to a stream of its own, each acknowledged before the client's next. */
export const append = {
  name: 'append',
  steps: ({ contenders, rounds }) => contenders.length * clientCounts.length * rounds,
  async run({ contenders, rounds, seconds, step }) {
    const measured = [];
    for (const clients of clientCounts) {
      const tasks = contenders.map((contender) => (round) => {
        const told = `append, ${clients} clients, round ${round + 1} of ${rounds}: ${contender.name}`;
        return step(told, () => appendsPerSecond(contender, { clients, seconds }));
      });
      measured.push({ clients, rates: await interleave(rounds, tasks) });
    }
    return measured.map(({ clients, rates }) => ({
      clients,
      contenders: contenders.map(({ name }, index) => ({
        name,
        perSecond: summary(rates[index]),
        ratio: ratio(rates[0], rates[index]),
      })),
    }));
  },
  print: (results) =>
    `Appends per second, one event on a stream of its own: median (least-most), and answerable's ratio to it\n\n${table(
      [
        ['clients', ...results[0].contenders.flatMap(({ name }) => [name, ''])],
        ...results.map(({ clients, contenders }) => [
          String(clients),
          ...contenders.flatMap(({ perSecond, ratio }, index) => [
            spread(perSecond),
            index === 0 ? '' : times(ratio),
          ]),
        ]),
      ],
    )}`,
};

const appendsPerSecond = (contender, { clients, seconds }) =>
  contender.appendsPerSecond
    ? contender.appendsPerSecond({ clients, seconds })
    : load({ clients, seconds }, () => contender.store.appendNew(someAppend()));
