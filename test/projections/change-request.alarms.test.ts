import {
  type AlarmPlace,
  changeRequestAlarms,
} from '../../src/projections/change-request/change-request.alarms.js';
import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import { issue, advised, factsAfter } from '../aggregates/change-request-life.js';
import { type Projected, projected } from '../support/projection-specification.js';
import { log } from '../support/recorded-facts.js';

const rests: Readonly<Record<string, string>> = {
  req_1: '2026-05-02T00:00:00.000Z',
  req_2: '2026-05-01T00:00:00.000Z',
  req_3: '2026-05-02T00:00:00.000Z',
  req_4: '2026-07-01T00:00:00.250Z',
};

const story = () => {
  const told = log();
  const [wish] = advised;
  if (!wish) throw new Error('There is no wish.');
  for (const [id, until] of Object.entries(rests))
    told.say(`changeRequest/${id}`, wish).say(`changeRequest/${id}`, {
      type: 'DecisionDeferred',
      data: { until, why: 'W', deferredBy: 'con_eve' },
    });
  for (const fact of factsAfter(advised, [issue('con_eve')])) told.say('changeRequest/req_5', fact);
  return told;
};

let on: Projected;
beforeAll(async () => (on = await projected([changeRequestProjection], story().facts)));
afterAll(() => on.close());

const june = '2026-06-01T00:00:00.000Z';
const endOfTime = '2099-01-01T00:00:00.000Z';

test('what is due comes page by page, the longest due first, ties by id, and each once', async () => {
  const { due } = changeRequestAlarms(on.query);
  const found: string[] = [];
  let after: AlarmPlace | undefined;
  do {
    const page = await due('wakes_at', { until: june, after, first: 1 });
    found.push(...page.map(({ row }) => row.id));
    after = page.at(-1)?.place;
  } while (after);
  expect(found).toEqual(['req_2', 'req_1', 'req_3']);
  expect((await due('wakes_at', { until: june, first: 2 })).map(({ row }) => row.id)).toEqual([
    'req_2',
    'req_1',
  ]);
});

test('the very instant is due, the one before is not', async () => {
  const { due } = changeRequestAlarms(on.query);
  const at = async (until: string) => (await due('wakes_at', { until, first: 9 })).map(({ row }) => row.id);
  expect(await at('2026-04-30T23:59:59.999Z')).toEqual([]);
  expect(await at('2026-05-01T00:00:00.000Z')).toEqual(['req_2']);
});

test('what will be due next is told to the millisecond, and nothing where nothing will be', async () => {
  const { next } = changeRequestAlarms(on.query);
  expect(await next('wakes_at', june)).toBe(Date.parse('2026-07-01T00:00:00.250Z'));
  expect(await next('wakes_at', endOfTime)).toBeUndefined();
});

test('whoever is silent is found since when they could answer', async () => {
  const { due } = changeRequestAlarms(on.query);
  expect((await due('silent_since', { until: endOfTime, first: 9 })).map(({ row }) => row.id)).toEqual([
    'req_5',
  ]);
  // It is said to have been issued in January, and was stored just now.
  expect(await due('silent_since', { until: '2026-02-01T00:00:00.000Z', first: 9 })).toEqual([]);
});
