import type { IncomingHttpHeaders } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Application } from '../application/application.js';
import type { VerifyToken } from '../auth/tokens.js';
import type { Principal } from '../auth/principal.js';
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

type Verifying = (app: Application, verify: VerifyToken) => (authorization: string) => Promise<Known>;

interface Known {
  readonly principal: Principal;
  readonly expiresAt: number;
}

/** Whom a token speaks for. A bad one is refused, never ignored. */
const knownBy: Verifying = (app, verify) => async (authorization) => {
  const { subject, expiresAt } = await verify(tokenIn(authorization)).catch((error: unknown) => {
    throw error instanceof TokenRejected ? rejection(error) : error;
  });
  const principal = await app.principalOf(subject);
  if (!principal) throw unknownSubject();
  return { principal, expiresAt };
};

/** Turns a request's headers into who asks. Without a token nobody does. */
export const contextFrom =
  (app: Application, verify: VerifyToken) =>
  async (request: { headers: IncomingHttpHeaders; correlationId: string }): Promise<RequestContext> => {
    const { headers, correlationId } = request;
    if (headers.authorization === undefined) return requestContext(app, correlationId, undefined);
    const { principal } = await knownBy(app, verify)(headers.authorization);
    return requestContext(app, correlationId, principal);
  };

/** Turns the token of a live connection into who it speaks for, and until when. Nobody follows anything without one. */
export const sessionFrom =
  (app: Application, verify: VerifyToken) =>
  async (request: { authorization: string | undefined; correlationId: string }) => {
    const { authorization, correlationId } = request;
    if (authorization === undefined)
      throw unauthenticated(
        'Sign in: send {"authorization": "Bearer <token>"} when connecting, or the header for event streams.',
        'MISSING',
      );
    const { principal, expiresAt } = await knownBy(app, verify)(authorization);
    return {
      person: principal.actor.id,
      expiresAt,
      context: () => requestContext(app, correlationId, principal),
    };
  };
