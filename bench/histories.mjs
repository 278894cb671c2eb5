import { readdir, readFile } from 'node:fs/promises';

const folder = new URL('../test/fixtures/histories/', import.meta.url);

// The catalogue and the auditors have one stream each for the whole studio; copies would only pile up there.
const aggregates = ['change-request', 'client', 'delegation-agreement', 'member', 'project'];

const uuid = /\b[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)/g;

/** The same story with other ids throughout, so that it is about other requests, clients and people. */
const copyOf = (text, copy) =>
  JSON.parse(
    text.replaceAll(uuid, (head) => ((Number.parseInt(head, 16) ^ copy) >>> 0).toString(16).padStart(8, '0')),
  );

/** Every story of the product's golden histories, as text. */
async function stories() {
  const texts = [];
  for (const aggregate of aggregates)
    for (const file of await readdir(new URL(`${aggregate}/`, folder))) {
      const told = JSON.parse(await readFile(new URL(`${aggregate}/${file}`, folder), 'utf8'));
      texts.push(...told.map(({ facts }) => JSON.stringify(facts)));
    }
  return texts;
}

/** The appends that made a story: what one command did goes in together. */
function appendsOf(facts) {
  const appends = [];
  for (const { id, type, schemaVersion, data, metadata, stream } of facts) {
    const { commandId, fingerprint } = metadata;
    const last = appends.at(-1);
    const event = {
      id,
      type,
      schemaVersion,
      data: JSON.stringify(data),
      metadata: JSON.stringify(metadata),
    };
    if (last?.commandId === commandId && last.stream.id === stream.id) last.events.push(event);
    else appends.push({ stream, expectedRevision: 'any', commandId, fingerprint, events: [event] });
  }
  return appends;
}

const writers = 64;

/** Fills a log with copies of the product's own stories until it has at least `count` events; says how many. */
export async function fillLog(store, count) {
  const texts = await stories();
  let copies = 0;
  let stored = 0;
  const write = async () => {
    while (stored < count) {
      copies += 1;
      for (const request of appendsOf(copyOf(texts[copies % texts.length], copies))) {
        const { outcome } = await store.append(request);
        if (outcome !== 'ok') throw new Error(`A copied story's append ended as ${outcome}.`);
        stored += request.events.length;
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return stored;
}
