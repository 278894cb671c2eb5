import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { GraphQLError, Kind, parse } from 'graphql';
import { PlatformErrorCode } from './error-codes.js';
import { scopeOf } from './request-scope.js';

/** The only documents that may run, each under the SHA-256 of its text. */
export interface TrustedDocuments {
  readonly byDigest: ReadonlyMap<string, string>;
  /** Of their operations. */
  readonly names: readonly string[];
}

/** The file is not what it has to be; the message says where. */
export class UntrustworthyDocuments extends Error {
  override readonly name = 'UntrustworthyDocuments';
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function namesIn(digest: string, text: string): readonly string[] {
  try {
    return parse(text).definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION && node.name ? [node.name.value] : [],
    );
  } catch {
    throw new UntrustworthyDocuments(`The document under ${digest} is no GraphQL.`);
  }
}

function entriesIn(json: string): [string, unknown][] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(json);
  } catch {
    throw new UntrustworthyDocuments('The file is no JSON.');
  }
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest))
    throw new UntrustworthyDocuments('The file is no JSON object of texts.');
  return Object.entries(manifest);
}

/** Reads a manifest: a JSON object of each document's text under its SHA-256 in hexadecimal digits. */
export function trustedDocumentsIn(json: string): TrustedDocuments {
  const byDigest = new Map<string, string>();
  for (const [digest, text] of entriesIn(json)) {
    if (typeof text !== 'string') throw new UntrustworthyDocuments(`What is under ${digest} is no text.`);
    if (digestOf(text) !== digest.toLowerCase())
      throw new UntrustworthyDocuments(`${digest} is not the SHA-256 of the document under it.`);
    byDigest.set(digest.toLowerCase(), text);
  }
  return { byDigest, names: [...byDigest].flatMap(([digest, text]) => namesIn(digest, text)) };
}

type Sent = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The digest that a request names, as a document id or as clients for persisted queries do. */
function digestIn({ documentId, extensions }: Sent): string | undefined {
  const persisted = isRecord(extensions) ? extensions['persistedQuery'] : undefined;
  const named = documentId ?? (isRecord(persisted) ? persisted['sha256Hash'] : undefined);
  return typeof named === 'string' ? named.replace(/^sha256:/, '').toLowerCase() : undefined;
}

const notTrusted = () =>
  new GraphQLError(
    'Only documents that the operator of this server has listed may run, and this is none of them.',
    {
      extensions: { code: PlatformErrorCode.DOCUMENT_NOT_TRUSTED, http: { status: 400 } },
    },
  );

/** The text of the document that is meant, by its digest or by its own text; a refusal when it isn't trusted. */
export function trustedText({ byDigest }: TrustedDocuments, sent: Sent): string | GraphQLError {
  const { query } = sent;
  const digest = typeof query === 'string' && query !== '' ? digestOf(query) : digestIn(sent);
  return (digest === undefined ? undefined : byDigest.get(digest)) ?? notTrusted();
}

/** A request without the ways to name a document, so that nobody behind looks for another one. */
const withText = (sent: Sent, query: string): Sent => {
  const { documentId, extensions, ...rest } = sent;
  const { persistedQuery, ...others } = isRecord(extensions) ? extensions : {};
  return { ...rest, query, ...(Object.keys(others).length > 0 && { extensions: others }) };
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** What a GET asks, with its extensions read. */
function askedIn(search: URLSearchParams): Sent {
  const extensions = search.get('extensions');
  return { ...Object.fromEntries(search), ...(extensions !== null && { extensions: json(extensions) }) };
}

const searchOf = (sent: Sent): string =>
  new URLSearchParams(
    Object.entries(sent).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ).toString();

/** Lets only trusted documents on to what answers them, in full text. */
export const onlyTrusted =
  (trusted: TrustedDocuments): RequestHandler =>
  (request, response, next) => {
    const inBody = request.method === 'POST';
    const address = new URL(request.url, 'http://localhost');
    const sent = inBody ? (request.body as unknown) : askedIn(address.searchParams);
    const text = isRecord(sent) ? trustedText(trusted, sent) : notTrusted();
    if (text instanceof GraphQLError || !isRecord(sent)) {
      const { message, extensions } = notTrusted();
      const code = extensions['code'];
      scopeOf(request).errorCodes.add(String(code));
      response.status(400).json({ errors: [{ message, extensions: { code } }] });
      return;
    }
    const full = withText(sent, text);
    if (inBody) request.body = full;
    else request.url = `${address.pathname}?${searchOf(full)}`;
    next();
  };
