import { createMetrics } from '../../src/platform/metrics/metrics.js';
import { textOf } from './documents.js';

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}

interface Variable {
  readonly name: string;
  readonly definition?: string;
}

const dashboard = JSON.parse(textOf('docs/grafana/answerable.json')) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly Variable[] };
};
const targets = dashboard.panels.flatMap((panel) => panel.targets ?? []);
const variables = dashboard.templating.list;
const definitions = variables.flatMap(({ definition }) => (definition === undefined ? [] : [definition]));

/** Labels that Prometheus adds to whatever it collects. */
const ofPrometheus = ['instance', 'job'];

/** Every series that the program has, with its labels: each is made to happen once. */
async function seriesOfTheProgram(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const metrics = createMetrics();
  metrics.operation({ name: 'Board', transport: 'http', codes: ['NOT_FOUND'], seconds: 0.1 });
  metrics.refused('NOT_FOUND');
  metrics.appended({ requests: 1, seconds: 0.1 });
  metrics.alarm('WAKE', 'DONE');
  metrics.underWay(() => 1);
  const lag = async () => [{ name: 'project', events: 0, seconds: 0, stopped: false }];
  metrics.from({
    pool: () => ({ inUse: 0, waiting: 0, size: 1 }),
    queueDepth: () => 0,
    clockAhead: async () => 0,
    lag,
  });
  const series = new Map<string, Set<string>>();
  for (const line of (await metrics.text()).body.split('\n')) {
    const [, name, labels = ''] = /^([a-z_]\w*)(?:\{(.*)\})? /.exec(line) ?? [];
    if (name === undefined) continue;
    const known = series.get(name) ?? new Set(ofPrometheus);
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
    series.set(name, known);
  }
  return series;
}

const metricsIn = (query: string) =>
  [...query.matchAll(/\b(?:answerable|process|nodejs)_\w+/g)].map(([name]) => name);

const labelsIn = (query: string, legend: string) =>
  [
    ...[...query.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(',')),
    ...[...query.matchAll(/[{,]\s*(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
    ...[...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label),
  ].map((label) => label.trim());

test('every metric that the dashboard asks for is one of the program, with the labels that it is asked by', async () => {
  const series = await seriesOfTheProgram();
  const asked = [...targets, ...definitions.map((expr) => ({ expr, legendFormat: '' }))];
  expect(asked.filter(({ expr }) => metricsIn(expr).length === 0)).toEqual([]);
  const unknown = asked.flatMap(({ expr, legendFormat }) =>
    metricsIn(expr).flatMap((name) =>
      series.has(name)
        ? labelsIn(expr, legendFormat)
            .filter((label) => !series.get(name)?.has(label))
            .map((label) => `${name} has no ${label}`)
        : [`There is no ${name}`],
    ),
  );
  expect(unknown).toEqual([]);
});

test('whatever the program tells of itself is shown somewhere', async () => {
  const base = (name: string) => name.replace(/_(bucket|sum|count)$/, '');
  const own = [...(await seriesOfTheProgram()).keys()].filter((name) => name.startsWith('answerable_'));
  const shown = new Set(targets.flatMap(({ expr }) => metricsIn(expr)).map(base));
  expect(own.map(base).filter((name) => !shown.has(name))).toEqual([]);
});

test('a legend names only what its query keeps apart', () => {
  const lost = targets.filter(({ expr, legendFormat }) => {
    const kept = labelsIn((/\bby \([^)]*\)/.exec(expr) ?? [''])[0], '');
    return expr.includes('sum') && labelsIn('', legendFormat).some((label) => !kept.includes(label));
  });
  expect(lost).toEqual([]);
});

test('variables that are used are there, and no panel lies on another or goes unexplained', () => {
  const builtIn = ['__rate_interval'];
  const names = [...variables.map(({ name }) => name), ...builtIn];
  const used = [...textOf('docs/grafana/answerable.json').matchAll(/\$\{?(\w+)/g)].map(
    ([, name = '']) => name,
  );
  expect(used.filter((name) => !names.includes(name) && name !== '__all')).toEqual([]);
  const { panels } = dashboard;
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  expect(panels.filter(({ type, description = '' }) => type !== 'row' && description === '')).toEqual([]);
  const cells = panels.flatMap(({ gridPos: { h, w, x, y } }) =>
    Array.from({ length: h * w }, (_, cell) => `${x + (cell % w)}/${y + Math.floor(cell / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(panels.filter(({ gridPos: { w, x } }) => x + w > 24)).toEqual([]);
});
