import { changeRequestCommands } from '../../src/application/change-request-commands.js';
import type { Principal } from '../../src/auth/principal.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { newUuid } from '../../src/platform/ids.js';
import { leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

const euro = (amount: string) => ({ amount, currency: 'EUR' });

const setTo = (amount: string) =>
  studio.by('dora').done(
    'projectSetBudget',
    {
      projectId: studio.acme.projectId,
      budget: euro(amount),
      why: 'As agreed by telephone.',
    },
    'project { revision }',
  );

const standing = async () => {
  const { at } = await studio.by('klara').ask(
    `{ project(key: "ACME") { commitments {
      raised { amount } committed { amount } left { amount }
    } } }`,
  );
  const amount = (of: string) => Number(at(`project.commitments.${of}.amount`));
  return { raised: amount('raised'), committed: amount('committed'), left: amount('left') };
};

/** What Klara sends to choose the sound option, at 1200.50 at most; from a process of its own on the given log. */
const klaraChooses = ({ id, sound }: Life, store: EventStore, raise?: string) => {
  const decide = changeRequestCommands(
    {
      store,
      now: () => new Date().toISOString(),
      fingerprintOf: (sent) => Promise.resolve(JSON.stringify(sent)),
    },
    { optionValidDays: 14, objectionDays: 5, silenceDays: 7, signatureAbove: {}, practiceMonths: 8 },
  );
  const { people, acme } = studio;
  const principal: Principal = {
    actor: { id: people.klara, role: 'DECIDER' },
    clientId: acme.clientId,
    disciplines: [],
  };
  const commandId = newUuid();
  const data = {
    decisionId: `dec_${commandId}`,
    optionId: sound,
    acceptedConsequences: [],
    ...(raise !== undefined && { budgetIncrease: { amount: euro(raise), words: 'It is worth it to us.' } }),
  };
  return decide(
    id,
    { type: 'MakeDecision', data },
    { principal, commandId, input: data, correlationId: commandId },
  );
};

/** The same log, with something that happens just before an append to a category, once. */
const before = (category: string, happens: () => Promise<unknown>): EventStore => {
  const { store } = studio.core;
  let pending: (() => Promise<unknown>) | undefined = happens;
  return {
    ...store,
    append: async (request) => {
      const now = request.stream.category === category ? pending : undefined;
      if (now) pending = undefined;
      await now?.();
      return store.append(request);
    },
  };
};

test('a figure that is set while somebody decides is the one that is decided on', async () => {
  const raced = before('commitment', () => setTo('1000'));
  expect(await klaraChooses(await leadTo('ACKNOWLEDGED', studio), raced)).toMatchObject({
    refused: 'BUDGET_EXCEEDED',
    detail: { left: euro('1000'), price: euro('1200.50') },
  });
});

test('a figure that still leaves enough lets it through, as one commitment', async () => {
  await setTo('10000');
  const { committed } = await standing();
  const raced = before('commitment', () => setTo('9000'));
  expect(await klaraChooses(await leadTo('ACKNOWLEDGED', studio), raced)).not.toHaveProperty('refused');
  expect((await standing()).committed).toBe(committed + 1200.5);
});

test('what was kept before the figure was set stays taken, and its increase, settled after it, comes on top', async () => {
  const { committed } = await standing();
  const raced = before('changeRequest', () => setTo('3000'));
  const life = await leadTo('ACKNOWLEDGED', studio);
  expect(await klaraChooses(life, raced, '100')).not.toHaveProperty('refused');
  const taken = committed + 1200.5;
  expect(await standing()).toEqual({ raised: 100, committed: taken, left: 3100 - taken });
});
