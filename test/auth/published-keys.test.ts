import { createHmac, type KeyObject } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { TokenRejected } from '../../src/auth/token-rejected.js';
import { tokenVerifier } from '../../src/auth/tokens.js';

const start = Date.parse('2026-01-02T09:00:00Z') / 1_000;
const issuer = 'https://login.example';
const audience = 'answerable';

/** The token library reads the program's own time for how old its keys are. */
let now: number;
beforeEach(() => {
  now = start;
  jest.spyOn(Date, 'now').mockImplementation(() => now * 1_000);
});
afterEach(() => jest.restoreAllMocks());
const clock = { now: () => new Date(now * 1_000).toISOString(), monotonic: () => now * 1_000 };

interface Signer {
  readonly sign: (claims?: object, kid?: string) => Promise<string>;
  readonly jwk: JWK;
  readonly pem: string;
}

async function signer(kid: string, alg = 'ES256'): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const claims = { iss: issuer, aud: audience, sub: 'ada', exp: start + 7_200 };
  return {
    sign: (change = {}, named = kid) =>
      new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg, kid: named }).sign(privateKey),
    jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg },
    pem: await exportSPKI(publicKey),
  };
}

/** An identity provider that publishes what a test says, and counts who asks. */
let provider: Server;
let published: JWK[];
let asked: number;
let answer: (response: ServerResponse) => void;
let url: string;
beforeEach(async () => {
  published = [];
  asked = 0;
  answer = (response) => response.end(JSON.stringify({ keys: published }));
  provider = createServer((_, response) => {
    asked += 1;
    answer(response);
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`;
});
const stopProvider = () =>
  new Promise<void>((resolve) => {
    provider.close(() => resolve());
    provider.closeAllConnections();
  });
afterEach(stopProvider);

const verifier = () => tokenVerifier({ kind: 'JWKS', url, issuer, audience }, clock);

const rejectionOf = async (verified: Promise<unknown>): Promise<TokenRejected> => {
  const outcome = await verified.catch((error: unknown) => error);
  if (!(outcome instanceof TokenRejected)) throw new Error(`not rejected: ${JSON.stringify(outcome)}`);
  return outcome;
};
const reasonOf = async (verified: Promise<unknown>) => (await rejectionOf(verified)).reason;

test.each(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'])('%s is accepted', async (alg) => {
  const { sign, jwk } = await signer('a', alg);
  published = [jwk];
  expect(await verifier()(await sign())).toEqual({ subject: 'ada', expiresAt: start + 7_200 });
});

test('keys are fetched once for many tokens', async () => {
  const { sign, jwk } = await signer('a');
  published = [jwk];
  const verify = verifier();
  await Promise.all([1, 2, 3].map(async (n) => verify(await sign({ jti: String(n) }))));
  await verify(await sign({ jti: '4' }));
  expect(asked).toBe(1);
});

test('issuer, audience, subject and expiry are demanded', async () => {
  const { sign, jwk } = await signer('a');
  published = [jwk];
  const verify = verifier();
  expect(await reasonOf(verify(await sign({ iss: 'https://evil.example' })))).toBe('WRONG_ISSUER');
  expect(await reasonOf(verify(await sign({ aud: 'another' })))).toBe('WRONG_AUDIENCE');
  expect(await reasonOf(verify(await sign({ exp: undefined })))).toBe('CLAIM_MISSING');
  expect(await reasonOf(verify(await sign({ sub: undefined })))).toBe('CLAIM_MISSING');
  expect(await reasonOf(verify(await sign({ exp: start - 60 })))).toBe('EXPIRED');
});

test('a public key is no secret: tokens signed with it by HS256 are refused', async () => {
  const { jwk, pem } = await signer('a', 'RS256');
  published = [jwk];
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: issuer, aud: audience, sub: 'eve', exp: start + 600 };
  for (const key of [pem, pem.trim(), JSON.stringify(jwk), jwk.n ?? ''] as (string | KeyObject)[]) {
    const signed = `${encode({ alg: 'HS256', kid: 'a' })}.${encode(claims)}`;
    const token = `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
    expect(await reasonOf(verifier()(token))).toBe('WRONG_ALGORITHM');
  }
  const unsigned = `${encode({ alg: 'none', kid: 'a' })}.${encode(claims)}.`;
  expect(await reasonOf(verifier()(unsigned))).toBe('WRONG_ALGORITHM');
  expect(asked).toBe(0);
});

test("another's signature under a published key's name is told", async () => {
  const [ours, theirs] = [await signer('a'), await signer('a')];
  published = [ours.jwk];
  expect(await reasonOf(verifier()(await theirs.sign()))).toBe('WRONG_SIGNATURE');
});

test('a new key is found once the last question is long enough ago', async () => {
  const [old, young] = [await signer('old'), await signer('young')];
  published = [old.jwk];
  const verify = verifier();
  await verify(await old.sign());
  published = [young.jwk];
  expect(await reasonOf(verify(await young.sign()))).toBe('UNKNOWN_KEY');
  expect(asked).toBe(1);
  now += 31;
  expect(await verify(await young.sign())).toMatchObject({ subject: 'ada' });
  expect(asked).toBe(2);
});

test('a withdrawn key ends also those of its tokens that were good before', async () => {
  const [old, young] = [await signer('old'), await signer('young')];
  published = [old.jwk];
  const verify = verifier();
  const token = await old.sign();
  await verify(token);
  published = [young.jwk];
  now += 599;
  expect(await verify(token)).toMatchObject({ subject: 'ada' });
  now += 1;
  expect(await reasonOf(verify(token))).toBe('UNKNOWN_KEY');
});

test.each<[string, (response: ServerResponse) => void]>([
  ['fails', (response) => response.writeHead(500).end()],
  ['sends elsewhere', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
  ['talks nonsense', (response) => response.end('<html>')],
  ['publishes no set of keys', (response) => response.end('{"keys":7}')],
  ['hangs up', (response) => response.destroy()],
  ['never answers', () => undefined],
])('when the provider %s it is not the client who is at fault', async (_, bad) => {
  const { sign, jwk } = await signer('a');
  published = [jwk];
  const good = answer;
  answer = bad;
  const verify = verifier();
  const rejection = await rejectionOf(verify(await sign()));
  expect(rejection).toMatchObject({ reason: 'KEYS_UNAVAILABLE', clientsFault: false });
  expect(rejection.cause).toHaveProperty('message');
  answer = good;
  now += 3;
  expect(await verify(await sign())).toMatchObject({ subject: 'ada' });
});

test('a provider that is down is not asked by every token, and those known go on', async () => {
  const { sign, jwk } = await signer('a');
  published = [jwk];
  const verify = verifier();
  const known = await sign();
  await verify(known);
  answer = (response) => response.writeHead(503).end();
  now += 31;
  for (let n = 0; n < 20; n += 1)
    expect(await reasonOf(verify(await sign({}, `unknown ${n}`)))).toBe('KEYS_UNAVAILABLE');
  expect(asked).toBe(2);
  await stopProvider();
  now += 3;
  expect(await reasonOf(verify(await sign({}, 'unknown')))).toBe('KEYS_UNAVAILABLE');
  expect(await verify(known)).toMatchObject({ subject: 'ada' });
  expect(await verify(await sign({ jti: 'with a key that is known' }))).toMatchObject({ subject: 'ada' });
});
