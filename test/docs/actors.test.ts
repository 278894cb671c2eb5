import { createHash } from 'node:crypto';
import { addDirector } from '../../src/cli/director.js';
import { newCommandId } from '../../src/application/created-ids.js';
import { cast, type Person } from '../../src/demo/cast.js';
import { play } from '../../src/demo/play.js';
import { valueAt } from '../support/api-client.js';
import { type RunningProgram, runningProgram } from '../support/running-program.js';
import {
  type Actors,
  actors,
  following,
  type Names,
  names,
  pageOf,
  pages,
  taken,
  told,
} from './actor-pages.js';

let program: RunningProgram;
let everybody: Actors;
let values: Names;

beforeAll(async () => {
  program = await runningProgram();
  await addDirector(program.core.app, { ...cast.director, commandId: newCommandId() });
  const tokens = new Map<string, string>();
  for (const { subject } of Object.values<Person>(cast)) tokens.set(subject, await program.token(subject));
  await play({
    url: program.url,
    tokenOf: ({ subject }) => tokens.get(subject) ?? '',
    now: new Date().toISOString(),
    signal: new AbortController().signal,
  });
  everybody = actors(program);
  values = names();
  values.keep('TODAY', new Date().toISOString().slice(0, 10));
}, 180_000);

afterAll(async () => {
  everybody.leave();
  await program.stop();
});

// In this order: each page goes on from the one before.
test.each(pages)('the day of the %s goes as it is written down, over HTTP and websockets', async (name) => {
  const { steps, live, operations } = pageOf(name);
  expect(steps.length).toBe(operations);
  expect(steps.length).toBeGreaterThan(3);
  let items: AsyncGenerator<unknown, void, undefined> | undefined;
  for (const step of steps) {
    if (step.live) {
      items = await following(step, everybody, values);
      continue;
    }
    const data = await told(step, everybody, values);
    if (step.answer !== undefined) expect({ data: values.named(data) }).toEqual(JSON.parse(step.answer));
    const content = valueAt(data, 'changeRequest.briefing.canonicalContent');
    if (typeof content === 'string') {
      expect(createHash('sha256').update(content).digest('hex')).toBe(values.get('BRIEFING_DIGEST'));
      expect(valueAt(data, 'changeRequest.decision.briefingDigest')).toBe(values.get('BRIEFING_DIGEST'));
    }
  }
  expect(items !== undefined).toBe(live !== undefined);
  if (items && live !== undefined) {
    const expected = JSON.parse(live) as unknown[];
    expect(values.named(await taken(items, expected.length))).toEqual(expected);
  }
});
