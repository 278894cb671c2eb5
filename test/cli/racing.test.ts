import { mintToken } from '../../src/auth/tokens.js';
import { agreeOn } from '../support/agreeing.js';
import { clientOf } from '../support/api-client.js';
import { leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';
import { cleanUp, secret, serve } from './answerable.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(async () => {
  await cleanUp();
  await studio.stop();
});

const shown =
  'changeRequest { decision { authority { level agreement { ruleId changeBudgets { left { amount } } } } } }';
const euro = (amount: string) => ({ amount, currency: 'EUR' });

test('of sixteen decisions that race in two processes for a limit that holds five, five are made', async () => {
  const rule = {
    ...{ ruleId: 'five-of-them', scope: {}, ceilings: {}, level: 'STUDIO_DECIDES' },
    changeBudget: { amount: euro('6100'), periodDays: 30 },
  };
  await agreeOn(studio, { rules: [rule] });
  const lives: Life[] = [];
  for (let count = 0; count < 16; count += 1) lives.push(await leadTo('BRIEFED', studio));

  const env = { DATABASE_URL: studio.storage.url };
  const servers = [await serve([], env), await serve([], env)];
  const token = await mintToken({ secret, subject: 'max', lifetimeSeconds: 600 });
  const clients = servers.map(({ url }) =>
    clientOf(`${url}/graphql`, () => Promise.resolve({ authorization: `Bearer ${token}` })),
  );
  const told = await Promise.all(
    clients.flatMap((client, which) =>
      lives
        .filter((_, index) => index % 2 === which)
        .map(({ id: requestId, sound: optionId }) =>
          client.send('decisionMake', { requestId, optionId }, shown),
        ),
    ),
  );

  // 1200.50 each, at its upper end.
  const refused = told.filter((one) => one.refused !== undefined);
  expect(refused.map((one) => one.refused)).toEqual(Array.from({ length: 11 }, () => 'AUTHORITY_EXCEEDED'));
  // Each was told what was left before it, and no two the same.
  const lefts = told.flatMap((one) =>
    one.refused === undefined
      ? [one.text('changeRequest.decision.authority.agreement.changeBudgets.0.left.amount')]
      : [],
  );
  expect(lefts.map(Number).sort((a, b) => b - a)).toEqual([6100, 4899.5, 3699, 2498.5, 1298]);
  const sums = await studio.by('klara').ask(`{ project(key: "ACME") {
    commitments { committed { amount } left { amount } }
    delegationAgreement { changeBudgets { left { amount } } }
  } }`);
  expect(sums.at('project')).toEqual({
    commitments: { committed: { amount: '6002.50' }, left: { amount: '3997.50' } },
    delegationAgreement: { changeBudgets: [{ left: { amount: '97.50' } }] },
  });
  const ended = await Promise.all(servers.map(({ end }) => end('SIGTERM')));
  expect(ended.map(({ code }) => code)).toEqual([0, 0]);
});
