import { decodeJwt, decodeProtectedHeader } from 'jose';
import { tokenVerifier } from '../../src/auth/tokens.js';
import { cleanUp, run, secret } from './answerable.js';

afterEach(cleanUp);

const env = { ANSWERABLE_JWT_SECRET: secret };

test('a minted token is one line, that this secret and no other one verifies', async () => {
  const { code, stdout, stderr } = await run(['token', '--subject', 'anna@studio.example'], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  const minted = stdout.trim();
  expect(decodeProtectedHeader(minted)).toMatchObject({ alg: 'HS256' });
  expect(await tokenVerifier({ kind: 'SECRET', secret })(minted)).toMatchObject({
    subject: 'anna@studio.example',
  });
  await expect(tokenVerifier({ kind: 'SECRET', secret: `${secret}!` })(minted)).rejects.toThrow();
});

test('a token holds for as long as it was asked for, and for the audience of the server', async () => {
  const { stdout } = await run(['token', '--subject', 'anna', '--hours', '0.5'], {
    ...env,
    ANSWERABLE_JWT_ISSUER: 'studio',
    ANSWERABLE_JWT_AUDIENCE: 'answerable',
  });
  const { iat = 0, exp = 0, iss, aud } = decodeJwt(stdout.trim());
  expect({ lifetime: exp - iat, iss, aud }).toEqual({ lifetime: 1_800, iss: 'studio', aud: 'answerable' });
});

test('a new secret is another one each time, of at least 32 random bytes, and the program takes it', async () => {
  const [one, other] = await Promise.all([run(['token', '--new-secret']), run(['token', '--new-secret'])]);
  expect(one.stdout).not.toBe(other.stdout);
  for (const { code, stdout } of [one, other]) {
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^[\w-]+\n$/) as string });
    expect(Buffer.from(stdout.trim(), 'base64url').length).toBeGreaterThanOrEqual(32);
  }
  const taken = await run(['token', '--subject', 'anna'], { ANSWERABLE_JWT_SECRET: one.stdout.trim() });
  expect(taken.code).toBe(0);
});

test('without a shared secret there is nothing to mint with', async () => {
  const none = await run(['token', '--subject', 'anna']);
  expect(none.code).toBe(3);
  expect(none.stderr).toContain('ANSWERABLE_JWT_SECRET');
  const published = await run(['token', '--subject', 'anna'], {
    ANSWERABLE_JWKS_URL: 'https://id.example/keys',
    ANSWERABLE_JWT_ISSUER: 'https://id.example',
    ANSWERABLE_JWT_AUDIENCE: 'answerable',
  });
  expect(published.code).toBe(3);
  expect(published.stderr).toContain('identity provider');
});
