import { newUuid } from '../../src/platform/ids.js';
import { swapAPicture } from '../support/agreeing.js';
import type { Input } from '../support/api-client.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => (studio = await startStudio()));
afterAll(() => studio.stop());

const head = () => studio.core.app.head();
const shown = 'delegationAgreement { revision inForce { version } versions { version status } } position';

const propose = async (): Promise<Input> => {
  const { projectId } = studio.acme;
  const told = await studio
    .by('max')
    .done(
      'delegationAgreementPropose',
      { projectId, rules: [], templates: [swapAPicture] },
      'delegationAgreement { proposed { version digest } }',
    );
  return { projectId, ...(told.at('delegationAgreement.proposed') as object) };
};

/** Klara's word, with all there is to see of the agreement afterwards and whether anything was recorded. */
const send = async (mutation: string, input: Input) => {
  const before = await head();
  const { refused, userErrors, at } = await studio.by('klara').send(mutation, input, shown);
  const recorded = Number((await head()) - before);
  return { refused, userErrors, agreement: at('delegationAgreement'), position: at('position'), recorded };
};

/** Told as one story: each test goes on where the one before ended. */
describe('an agreement', () => {
  let proposal: Input;
  const accepting = newUuid();
  beforeAll(async () => (proposal = await propose()));

  test('whose acceptance is sent again is accepted once, with the first result', async () => {
    const input = { ...proposal, commandId: accepting };
    const first = await send('delegationAgreementAccept', input);
    expect(first).toMatchObject({
      ...{ refused: undefined, recorded: 1 },
      agreement: { inForce: { version: 1 }, versions: [{ version: 1, status: 'ACCEPTED' }] },
    });
    expect(await send('delegationAgreementAccept', input)).toEqual({ ...first, recorded: 0 });
  });

  test('is accepted once too when ten of the same arrive at once', async () => {
    const input = { ...(await propose()), commandId: newUuid() };
    const before = await head();
    const told = await Promise.all(
      Array.from({ length: 10 }, () => studio.by('klara').done('delegationAgreementAccept', input, shown)),
    );
    expect(new Set(told.map(({ raw }) => raw)).size).toBe(1);
    expect(Number((await head()) - before)).toBe(1);
  });

  test('that is accepted already stays as it is when another command accepts it', async () => {
    const again = await send('delegationAgreementAccept', { ...proposal, commandId: newUuid() });
    expect(again).toMatchObject({ refused: undefined, recorded: 0, agreement: { inForce: { version: 2 } } });
  });

  test('is not accepted as something else, under an old command id or a new one', async () => {
    const digest = '0'.repeat(64);
    const reused = await send('delegationAgreementAccept', { ...proposal, digest, commandId: accepting });
    expect(reused).toMatchObject({ refused: 'COMMAND_ID_REUSED', recorded: 0 });
    const other = await send('delegationAgreementAccept', { ...proposal, digest, commandId: newUuid() });
    expect(other).toMatchObject({
      ...{ refused: 'DIGEST_MISMATCH', recorded: 0 },
      userErrors: [{ __typename: 'DigestMismatch', expectedDigest: proposal['digest'] }],
    });
  });

  test('whose end is sent again ends once, for the first reason', async () => {
    const { projectId } = studio.acme;
    const input = { projectId, why: 'Enough.', commandId: newUuid() };
    const first = await send('delegationAgreementEnd', input);
    expect(first).toMatchObject({ refused: undefined, recorded: 1, agreement: { inForce: null } });
    expect(await send('delegationAgreementEnd', input)).toEqual({ ...first, recorded: 0 });
    const reused = await send('delegationAgreementEnd', { ...input, why: 'Other.' });
    expect(reused).toMatchObject({ refused: 'COMMAND_ID_REUSED', recorded: 0 });
    const other = await send('delegationAgreementEnd', { ...input, why: 'Other.', commandId: newUuid() });
    expect(other).toMatchObject({ refused: undefined, recorded: 0, agreement: first.agreement });
  });
});

test('what was never agreed has no end', async () => {
  const { projectId } = studio.beta;
  const told = await studio.by('bert').send('delegationAgreementEnd', { projectId, why: 'Enough.' });
  expect(told.refused).toBe('NOT_FOUND');
});
