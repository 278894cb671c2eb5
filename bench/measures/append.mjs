import { someAppend } from '../contenders/workload.mjs';
import { ratio, summary } from '../figures.mjs';
import { spread, table, times } from '../table.mjs';
import { interleave } from './interleave.mjs';
import { load } from './load.mjs';

const clientCounts = [1, 16, 64, 256];

const ableAmong = (contenders, clients) =>
  contenders.filter(({ mostClients = Infinity }) => clients <= mostClients);

const appendsPerSecond = (contender, { clients, seconds }) =>
  contender.appendsPerSecond?.({ clients, seconds }) ??
  load({ clients, seconds }, () => contender.store.appendNew(someAppend()));

const cells = (measured) => [
  measured ? spread(measured.perSecond) : '-',
  measured ? times(measured.ratio) : '',
];

/** Appends per second of one event to a stream of its own, each acknowledged before the client's next. */
export const append = {
  name: 'append',
  steps: ({ opened, rounds }) =>
    rounds * clientCounts.reduce((sum, clients) => sum + ableAmong(opened, clients).length, 0),
  async run({ opened, rounds, seconds, step }) {
    const results = [];
    for (const clients of clientCounts) {
      const contenders = ableAmong(opened, clients);
      const tasks = contenders.map((contender) => (round) => {
        const told = `append, ${clients} clients, round ${round + 1} of ${rounds}: ${contender.name}`;
        return step(told, () => appendsPerSecond(contender, { clients, seconds }));
      });
      const rates = await interleave(rounds, tasks);
      const measured = contenders.map(({ name }, index) => ({
        name,
        perSecond: summary(rates[index]),
        ratio: ratio(rates[0], rates[index]),
      }));
      results.push({ clients, contenders: measured });
    }
    return results;
  },
  print(results) {
    const names = results[0].contenders.map(({ name }) => name);
    const rows = results.map(({ clients, contenders }) => [
      String(clients),
      ...names.flatMap((name, index) => {
        const both = cells(contenders.find((contender) => contender.name === name));
        return index === 0 ? [both[0]] : both;
      }),
    ]);
    const heads = names.flatMap((name, index) => (index === 0 ? [name] : [name, '']));
    return `Appends per second, one event on a stream of its own: median (least-most), then answerable's ratio to it\n\n${table([['clients', ...heads], ...rows])}`;
  },
};
