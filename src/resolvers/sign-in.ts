import type { IncomingHttpHeaders } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Application } from '../application/application.js';
import type { VerifyToken } from '../auth/tokens.js';
import { TokenRejected } from '../auth/token-rejected.js';
import { type RequestContext, requestContext } from './request-context.js';

const unauthenticated = (message: string, reason: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', reason, http: { status: 401 } } });

const rejection = ({ message, reason, clientsFault }: TokenRejected): GraphQLError =>
  clientsFault
    ? unauthenticated(message, reason)
    : new GraphQLError(message, {
        extensions: { code: 'SIGN_IN_UNAVAILABLE', reason, http: { status: 503 } },
      });

const unknownSubject = () =>
  new GraphQLError(
    'The token is good, but nobody here has its subject. Ask a director to add you with this subject.',
    { extensions: { code: 'UNKNOWN_SUBJECT', http: { status: 403 } } },
  );

function tokenIn(header: string): string {
  const [, token] = /^Bearer +([^\s]+) *$/i.exec(header) ?? [];
  if (token === undefined)
    throw unauthenticated('Send the token as "Authorization: Bearer <token>".', 'MALFORMED');
  return token;
}

/** Turns a request's headers into who asks. Without a token nobody does; a bad one is refused, never ignored. */
export const contextFrom =
  (app: Application, verify: VerifyToken) =>
  async (request: { headers: IncomingHttpHeaders; correlationId: string }): Promise<RequestContext> => {
    const { headers, correlationId } = request;
    if (headers.authorization === undefined) return requestContext(app, correlationId, undefined);
    const { subject } = await verify(tokenIn(headers.authorization)).catch((error: unknown) => {
      throw error instanceof TokenRejected ? rejection(error) : error;
    });
    const principal = await app.principalOf(subject);
    if (!principal) throw unknownSubject();
    return requestContext(app, correlationId, principal);
  };
