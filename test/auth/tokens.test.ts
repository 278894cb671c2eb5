import { createHmac, generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { SignJWT } from 'jose';
import { TokenRejected } from '../../src/auth/token-rejected.js';
import { mintToken, tokenVerifier } from '../../src/auth/tokens.js';

const secret = 'a secret of at least 32 bytes, for tests';
const start = Date.parse('2026-01-02T09:00:00Z') / 1_000;

let now: number;
beforeEach(() => (now = start));
const clock = {
  now: () => new Date(now * 1_000).toISOString(),
  monotonic: () => now * 1_000,
};

const verify = tokenVerifier({ kind: 'SECRET', secret }, clock);
const verifyStrictly = tokenVerifier({ kind: 'SECRET', secret, issuer: 'me', audience: 'api' }, clock);

const mint = (change: Partial<Parameters<typeof mintToken>[0]> = {}) =>
  mintToken({ secret, subject: 'ada', lifetimeSeconds: 600, now: clock.now(), ...change });

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with any header and claims, made by hand. */
const forged = (header: object, claims: unknown, key = secret) => {
  const signed = `${base64url(header)}.${base64url(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
};
const hs256 = { alg: 'HS256' };
const good = { sub: 'ada', exp: start + 600 };

const rejectionOf = async (verified: Promise<unknown>): Promise<TokenRejected> => {
  const outcome = await verified.catch((error: unknown) => error);
  if (!(outcome instanceof TokenRejected)) throw new Error(`not rejected: ${JSON.stringify(outcome)}`);
  return outcome;
};
const reasonOf = async (token: string, by = verify) => (await rejectionOf(by(token))).reason;

test('a minted token says who and until when', async () => {
  expect(await verify(await mint())).toEqual({ subject: 'ada', expiresAt: start + 600 });
  const full = await mint({ issuer: 'me', audience: 'api' });
  expect(await verifyStrictly(full)).toEqual({ subject: 'ada', expiresAt: start + 600 });
  expect(await verify(forged(hs256, good))).toEqual({ subject: 'ada', expiresAt: start + 600 });
});

test('a short secret is refused on both sides', async () => {
  const short = 'é'.repeat(15);
  expect(() => tokenVerifier({ kind: 'SECRET', secret: short })).toThrow(/32 bytes/);
  await expect(mint({ secret: short })).rejects.toThrow(/32 bytes/);
});

test('no other algorithm is accepted, least of all none', async () => {
  const unsigned = `${base64url({ alg: 'none' })}.${base64url(good)}.`;
  expect(await reasonOf(unsigned)).toBe('WRONG_ALGORITHM');
  expect(await reasonOf(`${base64url({ alg: 'none' })}.${base64url(good)}.c2ln`)).toBe('WRONG_ALGORITHM');
  const hs512 = await new SignJWT(good)
    .setProtectedHeader({ alg: 'HS512' })
    .sign(Buffer.from(secret.repeat(2)));
  expect(await reasonOf(hs512)).toBe('WRONG_ALGORITHM');
  const { privateKey } = generateKeyPairSync('ed25519');
  const ed = await new SignJWT(good).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);
  expect(await reasonOf(ed)).toBe('WRONG_ALGORITHM');
});

test('a tampered token is told by its signature', async () => {
  const [header = '', , signature = ''] = (await mint()).split('.');
  expect(await reasonOf(`${header}.${base64url({ ...good, sub: 'eve' })}.${signature}`)).toBe(
    'WRONG_SIGNATURE',
  );
  expect(await reasonOf(forged(hs256, good, `${secret}!`))).toBe('WRONG_SIGNATURE');
  expect(await reasonOf(`${header}.${base64url(good)}.`)).toBe('WRONG_SIGNATURE');
});

test('times hold with half a minute of tolerance', async () => {
  const token = await mint();
  const early = forged(hs256, { ...good, nbf: start + 31 });
  expect(await reasonOf(early)).toBe('NOT_YET_VALID');
  now = start + 1;
  expect(await verify(early)).toMatchObject({ subject: 'ada' });
  now = start + 629;
  expect(await verify(token)).toMatchObject({ subject: 'ada' });
  now = start + 630;
  expect(await reasonOf(token)).toBe('EXPIRED');
});

test('who made it and for whom is checked where it is configured', async () => {
  expect(await reasonOf(await mint({ issuer: 'other', audience: 'api' }), verifyStrictly)).toBe(
    'WRONG_ISSUER',
  );
  expect(await reasonOf(await mint({ issuer: 'me', audience: 'other' }), verifyStrictly)).toBe(
    'WRONG_AUDIENCE',
  );
  expect(await reasonOf(await mint({ issuer: 'me' }), verifyStrictly)).toBe('CLAIM_MISSING');
  expect(await reasonOf(await mint({ audience: 'api' }), verifyStrictly)).toBe('CLAIM_MISSING');
});

test.each<[string, object, string]>([
  ['no subject', { exp: good.exp }, 'CLAIM_MISSING'],
  ['no expiry', { sub: 'ada' }, 'CLAIM_MISSING'],
  ['an expiry in words', { sub: 'ada', exp: 'tomorrow' }, 'CLAIM_INVALID'],
  ['an expiry beyond all dates', { sub: 'ada', exp: 1e300 }, 'CLAIM_INVALID'],
  ['an empty subject', { ...good, sub: '' }, 'CLAIM_INVALID'],
  ['a subject that is no text', { ...good, sub: ['ada'] }, 'CLAIM_INVALID'],
  ['a subject with a NUL', { ...good, sub: 'ada\0' }, 'CLAIM_INVALID'],
  ['half a surrogate pair in the subject', { ...good, sub: '\ud800' }, 'CLAIM_INVALID'],
  ['an endless subject', { ...good, sub: 'a'.repeat(256) }, 'CLAIM_INVALID'],
])('%s is refused', async (_, claims, reason) => {
  expect(await reasonOf(forged(hs256, claims))).toBe(reason);
});

test.each([
  ['nothing', ''],
  ['a word', 'word'],
  ['too few parts', 'a.b'],
  ['too many parts', 'a.b.c.d.e'],
  ['dots', '..'],
  ['letters outside ASCII', 'é.é.é'],
  ['a NUL', '\0.\0.\0'],
  ['half a surrogate pair', '\ud800.\ud800.\ud800'],
  ['a header that is a list', `${base64url([])}.e30.e30`],
  ['a header that is null', `${base64url(null)}.e30.e30`],
  ['an algorithm that is no text', `${base64url({ alg: ['HS256'] })}.e30.e30`],
  ['an extension that must be understood', forged({ ...hs256, crit: ['x'], x: 1 }, good)],
  ['an unencoded payload', forged({ ...hs256, crit: ['b64'], b64: false }, good)],
  ['claims that are a list', forged(hs256, [])],
  ['claims that are null', forged(hs256, null)],
  ['a huge token', forged(hs256, { ...good, more: 'x'.repeat(20_000) })],
  ['hundreds of thousands of dots', '.'.repeat(300_000)],
])('%s is malformed', async (_, token) => {
  expect(await reasonOf(token)).toBe('MALFORMED');
});

test('a rejection repeats nothing of the token, not even in what it carries', async () => {
  const token = forged(hs256, { ...good, exp: start - 600, email: 'ada@example.com' });
  const rejection = await rejectionOf(verify(token));
  expect(rejection).toMatchObject({ reason: 'EXPIRED', clientsFault: true });
  expect(rejection.cause).toBeUndefined();
  expect(inspect(rejection, { depth: null })).not.toMatch(/example\.com|eyJ/);
});

test('a remembered token ends when it expires, and another signature of it was never remembered', async () => {
  const token = await mint({ lifetimeSeconds: 60 });
  expect(await verify(token)).toBe(await verify(token));
  const [header = '', claims = ''] = token.split('.');
  const other = createHmac('sha256', 'another').update('x').digest('base64url');
  expect(await reasonOf(`${header}.${claims}.${other}`)).toBe('WRONG_SIGNATURE');
  now = start + 90;
  expect(await reasonOf(token)).toBe('EXPIRED');
});

test('the memory is bounded', async () => {
  const first = await mint();
  const remembered = await verify(first);
  for (let n = 0; n < 1_000; n += 1) await verify(forged(hs256, { ...good, jti: String(n) }));
  expect(await verify(first)).not.toBe(remembered);
});
