import { randomUUID } from 'node:crypto';
import { keyring } from '../../../src/directory/keyring.js';
import { postgresEventStore } from '../../../src/event-store/engines/postgres/postgres-event-store.js';
import type { EventStore, RecordedEvent } from '../../../src/event-store/event-store.js';
import { erased, SealBroken } from '../../../src/event-store/sealing/envelope.js';
import type { PersonalText } from '../../../src/event-store/sealing/personal-text.js';
import { sealedEventStore } from '../../../src/event-store/sealing/sealed-event-store.js';
import { InvalidAppend } from '../../../src/event-store/storable.js';
import type { Query } from '../../../src/platform/postgres/sql.js';
import { testDatabase, type TestDatabase } from '../../support/postgres.js';
import { eventsOf, someRequest } from '../requests.js';

const personalText: PersonalText = {
  ThingHappened: {
    subject: ({ from }) => (typeof from === 'string' ? from : undefined),
    fields: ['wording', 'reason.words', 'others.*.why'],
  },
};

let fresh: TestDatabase;
let raw: EventStore;
let statements: string[];
beforeAll(async () => {
  fresh = await testDatabase();
  raw = postgresEventStore(fresh.database);
});
beforeEach(() => (statements = []));
afterAll(async () => {
  await raw.close();
  await fresh.drop();
});

const counting: Query = (statement) => {
  statements.push(statement.text);
  return fresh.database.query(statement);
};

/** As another process would open it: with nothing remembered. */
const openSealed = (store = raw) => {
  const keys = keyring(counting);
  return { keys, store: sealedEventStore(store, keys, personalText) };
};

const storing = async (store: EventStore, ...data: unknown[]) => {
  const commandId = randomUUID();
  const events = eventsOf(commandId, data.length).map((event, index) => ({
    ...event,
    data: JSON.stringify(data[index]),
  }));
  const request = someRequest({ commandId, events });
  await store.append(request);
  return request.stream;
};

const dataIn = async (store: EventStore, stream: RecordedEvent['stream']): Promise<unknown[]> =>
  (await store.readStream(stream)).map(({ data }) => JSON.parse(data) as unknown);

const someSubject = () => `con_${randomUUID()}`;

test('personal text is ciphertext below and plain above; the rest is left alone', async () => {
  const { store } = openSealed();
  const from = someSubject();
  const data = {
    from,
    wording: 'Call me, Ada',
    reason: { code: 'X', words: 'Ada said so' },
    others: [{ why: 'Ada again' }, {}],
    n: 1,
  };
  const stream = await storing(store, data);
  expect(await dataIn(store, stream)).toEqual([data]);
  expect(await dataIn(openSealed().store, stream)).toEqual([data]);
  const [stored] = await raw.readStream(stream);
  expect(stored?.data).not.toContain('Ada');
  const sealed = { $sealed: expect.objectContaining({ v: 1, subject: from }) as unknown };
  expect(JSON.parse(stored?.data ?? '')).toEqual({
    ...data,
    wording: sealed,
    reason: { code: 'X', words: sealed },
    others: [{ why: sealed }, {}],
  });
});

test('without a subject, in another type and where the field is missing, nothing is changed', async () => {
  const { store } = openSealed();
  const commandId = randomUUID();
  const text = '{ "wording": "\\u00e9" }';
  const texts = [text, '{ "from": "con_1" }', '{"from":"con_1","wording":null,"reason":"x"}', '[]', 'null'];
  const events = eventsOf(commandId, 6).map((event, index) => ({
    ...event,
    data: texts[index] ?? '{"from":"con_1","wording":"w"}',
    type: index === 5 ? 'constructor' : event.type,
  }));
  const request = someRequest({ commandId, events });
  await store.append(request);
  const stored = (await raw.readStream(request.stream)).map(({ data }) => data);
  expect(stored).toEqual(events.map(({ data }) => data));
  expect((await store.readStream(request.stream)).map(({ data }) => data)).toEqual(stored);
});

test('erasing the key erases the texts, for a process that never knew it and for the one that did', async () => {
  const { store, keys } = openSealed();
  const [from, other] = [someSubject(), someSubject()];
  const stream = await storing(store, { from, wording: 'gone' }, { from: other, wording: 'stays' });
  const before = await raw.readStream(stream);
  await keys.erase(from);
  const expected = [
    { from, wording: erased },
    { from: other, wording: 'stays' },
  ];
  expect(await dataIn(store, stream)).toEqual(expected);
  expect(await dataIn(openSealed().store, stream)).toEqual(expected);
  expect(await raw.readStream(stream)).toEqual(before);
});

test('a subject that speaks again after an erasure gets another key, and the old texts stay erased', async () => {
  const { store, keys } = openSealed();
  const remote = openSealed().store;
  const from = someSubject();
  const old = await storing(store, { from, wording: 'old' });
  expect(await dataIn(remote, old)).toEqual([{ from, wording: 'old' }]);
  await keys.erase(from);
  const young = await storing(store, { from, wording: 'young' });
  // The other process remembers the old key, and still has to find the new one.
  expect(await dataIn(remote, young)).toEqual([{ from, wording: 'young' }]);
  expect(await dataIn(store, old)).toEqual([{ from, wording: erased }]);
  expect(await dataIn(openSealed().store, old)).toEqual([{ from, wording: erased }]);
});

test('a page of many subjects loads their keys in one query', async () => {
  const subjects = Array.from({ length: 20 }, someSubject);
  const stream = await storing(openSealed().store, ...subjects.map((from) => ({ from, wording: from })));
  statements = [];
  const { store } = openSealed();
  expect(await dataIn(store, stream)).toEqual(subjects.map((from) => ({ from, wording: from })));
  expect(statements).toHaveLength(1);
  await store.readStream(stream);
  expect(statements).toHaveLength(1);
});

test.each([
  ['an envelope', '{"$sealed":{"v":1,"subject":"con_1","iv":"","text":""}}'],
  ['the placeholder', erased],
  ['half a surrogate pair and a NUL', '\ud800 \0'],
  ['nothing', ''],
])('%s as a text is a text like any other', async (_, wording) => {
  const { store } = openSealed();
  const data = { from: someSubject(), wording };
  const stream = await storing(store, data);
  expect(await dataIn(store, stream)).toEqual([data]);
});

test.each([
  ['an object that looks sealed', { $sealed: { v: 1, subject: 'con_1', key: '', iv: '', text: '' } }],
  ['a list', ['Ada']],
  ['a number', 7],
])('%s where a text belongs is refused, with and without a subject', async (_, wording) => {
  const { store } = openSealed();
  await expect(storing(store, { wording })).rejects.toThrow(InvalidAppend);
  await expect(storing(store, { from: someSubject(), wording })).rejects.toThrow(InvalidAppend);
});

test('an event id in capitals opens as well, although it comes back in small letters', async () => {
  const { store } = openSealed();
  const commandId = randomUUID();
  const data = JSON.stringify({ from: someSubject(), wording: 'w' });
  const events = eventsOf(commandId, 1, { data }).map((event) => ({ ...event, id: event.id.toUpperCase() }));
  const request = someRequest({ commandId, events });
  await store.append(request);
  expect((await store.readStream(request.stream)).map((event) => event.data)).toEqual([data]);
});

test('what is no JSON is refused without being repeated', async () => {
  const { store } = openSealed();
  const commandId = randomUUID();
  const events = eventsOf(commandId, 1, { data: 'secret words' });
  const failure = await store.append(someRequest({ commandId, events })).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvalidAppend);
  expect(String(failure)).not.toContain('secret');
});

describe('a stored text that was tampered with', () => {
  let otherKey = '';

  type Change = (event: RecordedEvent, sealed: Record<string, unknown>) => Partial<RecordedEvent>;

  const withData = (sealed: object, wording: unknown) => ({
    data: JSON.stringify({ ...sealed, wording }),
  });
  const flipped = (text: string, at: number) => {
    const bytes = Buffer.from(text, 'base64');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes.toString('base64');
  };
  const edited =
    (edit: (seal: Record<string, string>) => object): Change =>
    (_, data) => {
      const { $sealed } = data['wording'] as { $sealed: Record<string, string> };
      return withData(data, { $sealed: { ...$sealed, ...edit($sealed) } });
    };

  test.each<[string, Change]>([
    ['a bit of the ciphertext', edited(({ text }) => ({ text: flipped(text ?? '', 0) }))],
    [
      'a bit of the tag',
      edited(({ text }) => ({ text: flipped(text ?? '', Buffer.from(text ?? '', 'base64').length - 1) })),
    ],
    ['a bit of the iv', edited(({ iv }) => ({ iv: flipped(iv ?? '', 3) }))],
    ['an empty iv', edited(() => ({ iv: '' }))],
    ['a text too short for a tag', edited(() => ({ text: 'AAAA' }))],
    ["another subject's key", edited(() => ({ subject: 'con_other', key: otherKey }))],
    ['no version', edited(() => ({ v: 2 }))],
    ['nothing in it', (_, data) => withData(data, { $sealed: null })],
    ['another event', () => ({ id: randomUUID() })],
    [
      'another field',
      (_, data) => ({
        data: JSON.stringify({ ...data, wording: undefined, reason: { words: data['wording'] } }),
      }),
    ],
  ])('%s is told, and what was sealed is not', async (_, change) => {
    const { store, keys } = openSealed();
    otherKey = (await keys.keyFor('con_other')).id;
    const stream = await storing(store, { from: someSubject(), wording: 'Ada' });
    const tampering: EventStore = {
      ...raw,
      readStream: async (...where) =>
        (await raw.readStream(...where)).map((event) => ({
          ...event,
          ...change(event, JSON.parse(event.data) as Record<string, unknown>),
        })),
    };
    const reading = sealedEventStore(tampering, keys, personalText).readStream(stream);
    await expect(reading).rejects.toThrow(SealBroken);
    expect(await reading.catch(String)).not.toContain('Ada');
  });
});
