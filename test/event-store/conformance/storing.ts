import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { logStart } from '../../../src/event-store/event-store.js';
import { eventsOf, someRequest, someStream, tailOf } from '../requests.js';
import type { Capabilities, Get } from './store-under-test.js';

const awkwardTexts = [
  '{ "b": 1,\n\t"a" : 1 }',
  '{"a":1,"a":2}',
  '{"n":123456789012345678901234567890.10}',
  String.raw`{"text":"\u0000 \ud800 \u00e9"}`,
  '{"text":"é 👩‍🚀 \u2028"}',
  String.raw`{"quotes":"{\"a\",NULL} \\ '"}`,
  '"text"',
  'null',
  '[]',
];

export function storing(get: Get, { gapless }: Capabilities) {
  test('texts come back byte for byte', async () => {
    const { store } = get();
    const commandId = randomUUID();
    const events = awkwardTexts.map((text, index) => ({
      ...eventsOf(commandId, awkwardTexts.length)[index],
      data: text,
      metadata: text,
    })) as ReturnType<typeof eventsOf>;
    const request = someRequest({ commandId, events });
    await store.append(request);
    const stored = await store.readStream(request.stream);
    expect(stored.map(({ data }) => data)).toEqual(awkwardTexts);
    expect(stored.map(({ metadata }) => metadata)).toEqual(awkwardTexts);
  });

  test('an event comes back as it was given, with its place and time', async () => {
    const { store } = get();
    const before = await store.head();
    const commandId = randomUUID();
    const request = someRequest({ commandId, events: eventsOf(commandId, 3, { schemaVersion: 7 }) });
    const result = await store.append(request);
    const stored = await store.readStream(request.stream);
    expect(stored).toEqual(await store.readAll(before, 10));
    expect(stored).toEqual(
      request.events.map((event, index) => ({
        ...event,
        stream: request.stream,
        revision: index,
        position: stored[index]?.position,
        recordedAt: stored[index]?.recordedAt,
      })),
    );
    const last = stored.at(-1);
    expect(result).toEqual({
      outcome: 'ok',
      stream: request.stream,
      revision: 2,
      position: last?.position,
      recordedAt: last?.recordedAt,
    });
    expect(await store.head()).toBe(last?.position);
  });

  test('positions grow, and instants never run backwards', async () => {
    const { store } = get();
    const before = await store.head();
    await Promise.all(Array.from({ length: 30 }, () => store.append(someRequest())));
    for (let n = 0; n < 5; n++) await store.append(someRequest());
    const events = await tailOf(store, before, 7);
    expect(events).toHaveLength(35);
    events.slice(1).forEach((event, index) => {
      const previous = events[index];
      expect(event.position).toBeGreaterThan(previous?.position ?? 0n);
      if (gapless) expect(event.position).toBe((previous?.position ?? 0n) + 1n);
      expect(event.recordedAt >= (previous?.recordedAt ?? '')).toBe(true);
    });
    const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
    expect(events.filter(({ recordedAt }) => !rfc3339.test(recordedAt))).toEqual([]);
  });

  test('a stream is read from a revision on and up to a limit', async () => {
    const { store } = get();
    const commandId = randomUUID();
    const { stream } = await store
      .append(someRequest({ commandId, events: eventsOf(commandId, 5) }))
      .then((result) => result as { stream: ReturnType<typeof someStream> });
    const revisions = async (from?: number, limit?: number) =>
      (await store.readStream(stream, from, limit)).map(({ revision }) => revision);
    expect(await revisions()).toEqual([0, 1, 2, 3, 4]);
    expect(await revisions(3)).toEqual([3, 4]);
    expect(await revisions(1, 2)).toEqual([1, 2]);
    expect(await revisions(5)).toEqual([]);
  });

  test('stretches of several streams are read at once, an answer for each in their order', async () => {
    const { store } = get();
    const stored = async (count: number) => {
      const commandId = randomUUID();
      const request = someRequest({ commandId, events: eventsOf(commandId, count) });
      await store.append(request);
      return request.stream;
    };
    const [long, short] = [await stored(5), await stored(2)];
    const stretches = [
      { stream: long, from: 1, limit: 2 },
      { stream: someStream(), from: 0, limit: 9 },
      { stream: short, from: 0, limit: 9 },
      { stream: long, from: 4, limit: 9 },
      { stream: { ...long, category: 'other' }, from: 0, limit: 9 },
      { stream: long, from: 0, limit: 0 },
      { stream: long, from: 1, limit: 2 },
    ];
    const found = await store.readStreams(stretches);
    expect(found.map((events) => events.map(({ revision }) => revision))).toEqual([
      ...[[1, 2], [], [0, 1], [4], [], [], [1, 2]],
    ]);
    const oneByOne = stretches.map(({ stream, from, limit }) => store.readStream(stream, from, limit));
    expect(found).toEqual(await Promise.all(oneByOne));
    expect(await store.readStreams([])).toEqual([]);
  });

  test("a project's events are those whose metadata name it, whatever their streams, in the log's order", async () => {
    const { store } = get();
    const projectId = `prj_${randomUUID()}`;
    const before = await store.head();
    const of = (metadata: string) => {
      const commandId = randomUUID();
      return someRequest({ commandId, events: eventsOf(commandId, 2, { metadata }) });
    };
    const named = JSON.stringify({ actor: { id: 'a' }, projectId, commandId: 'c' });
    const others = [
      JSON.stringify({ projectId: `${projectId}2` }),
      JSON.stringify({ note: `"projectId":"${projectId}"` }),
      JSON.stringify({ causationId: projectId }),
      String.raw`{"projectId":"\u0000"}`,
      '{}',
    ];
    for (const metadata of [named, ...others, `{ "projectId" : "${projectId}" }`, named])
      await store.append(of(metadata));
    const expected = (await tailOf(store, before)).filter(
      ({ metadata }) => metadata === named || (metadata.startsWith('{ ') && metadata.includes(projectId)),
    );
    expect(expected).toHaveLength(6);
    expect(await store.readProject(projectId, logStart, 100)).toEqual(expected);
    expect(await store.readProject(projectId, expected[1]?.position ?? 0n, 3)).toEqual(expected.slice(2, 5));
    expect(await store.readProject(projectId, expected[5]?.position ?? 0n, 3)).toEqual([]);
    for (const nobodys of ['', '\0', `${projectId}"`])
      expect(await store.readProject(nobodys, logStart, 3)).toEqual([]);
  });

  test('one event is read by its position, and between them there is nothing', async () => {
    const { store } = get();
    const commandId = randomUUID();
    await store.append(someRequest({ commandId, events: eventsOf(commandId, 3) }));
    const [first, second] = await store.readAll(logStart, 2);
    expect(await store.readAt(first?.position ?? 0n)).toEqual(first);
    expect(await store.readAt(second?.position ?? 0n)).toEqual(second);
    expect(await store.readAt(logStart)).toBeUndefined();
    expect(store.gapless).toBe(gapless);
  });

  test('what had happened at an instant is known once it has passed, and never changes', async () => {
    const { store } = get();
    const instantOf = async (position: bigint) =>
      (await store.readAll(position - 1n, 1))[0]?.recordedAt ?? '';
    const stored: bigint[] = [];
    for (let n = 0; n < 6; n++) {
      const result = await store.append(someRequest());
      if (result.outcome !== 'ok') throw new Error(`It was a ${result.outcome}.`);
      stored.push(result.position);
      await pause(3);
    }
    const events = await tailOf(store, (stored[0] ?? 1n) - 1n);
    for (const position of stored) {
      const instant = await instantOf(position);
      const last = events.filter(({ recordedAt }) => recordedAt <= instant).at(-1);
      expect(await store.positionAt(instant)).toBe(last?.position);
      const before = new Date(Date.parse(instant) - 1).toISOString();
      expect(await store.positionAt(before)).toBeLessThan(position);
    }
    expect(await store.positionAt('1999-12-31T23:59:59.999Z')).toBe(logStart);
    expect(await store.positionAt('2999-12-31T23:59:59.999Z')).toBeUndefined();
  });

  test('whatever is stored while an instant is asked about comes after it', async () => {
    const { store } = get();
    const storing = Array.from({ length: 40 }, async () => {
      for (let n = 0; n < 5; n++) await store.append(someRequest());
    });
    const asked: { readonly instant: string; readonly position: bigint }[] = [];
    let going = true;
    const asking = async () => {
      while (going) {
        const instant = new Date().toISOString();
        const position = await store.positionAt(instant);
        if (position !== undefined) asked.push({ instant, position });
        await pause(1);
      }
    };
    const askers = [asking(), asking()];
    await Promise.all(storing);
    going = false;
    await Promise.all(askers);
    expect(asked.length).toBeGreaterThan(0);
    for (const { instant, position } of asked) expect(await store.positionAt(instant)).toBe(position);
  });

  test('a stream is category and id together, and one without events is empty', async () => {
    const { store } = get();
    const stream = someStream('one');
    await store.append(someRequest({ stream }));
    expect(await store.readStream(stream)).toHaveLength(1);
    expect(await store.readStream({ ...stream, category: 'other' })).toEqual([]);
    expect(await store.readStream(someStream('one'))).toEqual([]);
  });
}
