import { createHash } from 'node:crypto';
import { trustedDocumentsIn } from '../../../src/platform/http/trusted-documents.js';
import { startTestServer, type TestServer } from './test-server.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hello = 'query Hello { hello }';
const digest = sha256(hello);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    trustedDocuments: trustedDocumentsIn(JSON.stringify({ [digest]: hello })),
  });
});
afterAll(() => server.stop());

const post = async (body: object) => {
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
};
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

test.each([
  ['its text', { query: hello }],
  ['a document id', { documentId: `sha256:${digest}` }],
  ['the digest of a persisted query', { extensions: persisted(digest) }],
])('what is listed runs by %s', async (_, body) => {
  expect(await post(body)).toEqual({ data: { hello: 'world' } });
});

test('by GET too', async () => {
  const search = new URLSearchParams({ extensions: JSON.stringify(persisted(digest)) });
  const headers = { 'apollo-require-preflight': '1' };
  const answer = await fetch(`${server.url}/graphql?${search.toString()}`, { headers });
  expect(await answer.json()).toEqual({ data: { hello: 'world' } });
});

test.each([
  ['another text', { query: '{ hello }' }],
  ['another text under a listed digest', { query: '{ hello }', extensions: persisted(digest) }],
  ['another digest', { documentId: sha256('x') }],
  ['nothing', {}],
  ['a list', [{ query: hello }]],
])('%s is refused', async (_, body) => {
  expect((await post(body)).errors?.[0]?.extensions).toEqual({ code: 'DOCUMENT_NOT_TRUSTED' });
});

test.each([
  ['no JSON', '{', /no JSON/],
  ['a list', '[]', /no JSON object/],
  ['a wrong digest', JSON.stringify({ [sha256('x')]: hello }), /is not the SHA-256/],
  ['something that is no text', JSON.stringify({ [digest]: 1 }), /no text/],
  ['something that is no GraphQL', JSON.stringify({ [sha256('{')]: '{' }), /no GraphQL/],
])('a file with %s is not taken', (_, json, message) => {
  expect(() => trustedDocumentsIn(json)).toThrow(message);
});
