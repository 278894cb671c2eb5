import type { Request, RequestHandler, Response } from 'express';
import type { Span, Tracing } from '../tracing/tracing.js';
import { PlatformErrorCode } from './error-codes.js';
import { addToLog, scopeOf } from './request-scope.js';

/** What a client may send as a method is anything; those that mean something here are told apart. */
const methods = new Set(['GET', 'POST', 'OPTIONS', 'HEAD', 'PUT', 'PATCH', 'DELETE']);

function tellEnd(span: Span, response: Response): void {
  const { statusCode } = response;
  span.set({ 'http.response.status_code': statusCode });
  if (statusCode >= 500) span.failed(String(statusCode));
  else if (!response.writableFinished) span.failed('abandoned');
  span.end();
}

/** A span for each request to a route, under the caller's own when it says which (W3C Trace Context). */
export const requestSpan =
  (tracing: Tracing, route: string): RequestHandler =>
  (request, response, next) => {
    const method = methods.has(request.method) ? request.method : '_OTHER';
    const span = tracing.open({
      name: `${method === '_OTHER' ? 'HTTP' : method} ${route}`,
      kind: 'server',
      headers: request.headers,
      attributes: {
        'http.request.method': method,
        'http.route': route,
        'url.path': route,
        'url.scheme': request.protocol,
        'network.protocol.version': request.httpVersion,
        'answerable.correlation_id': scopeOf(request).correlationId,
      },
    });
    response.once('close', () => tellEnd(span, response));
    span.within(() => {
      addToLog(request, tracing.ids());
      next();
    });
  };

function tellOperation(span: Span, request: Request): void {
  const { operation, errorCodes } = scopeOf(request);
  if (operation) {
    span.rename(operation.type);
    span.set({ 'graphql.operation.type': operation.type, 'graphql.operation.name': operation.name });
  }
  const [code] = errorCodes;
  const unexpected = errorCodes.has(PlatformErrorCode.INTERNAL_SERVER_ERROR);
  if (code !== undefined) span.failed(unexpected ? PlatformErrorCode.INTERNAL_SERVER_ERROR : code);
  span.end();
}

/** Answers in a span of the GraphQL operation, without its text: a literal in it may be about somebody. */
export const operationSpan =
  (tracing: Tracing, answer: RequestHandler): RequestHandler =>
  (request, response, next) => {
    const span = tracing.open({ name: 'GraphQL Operation' });
    // Before the request's own span, which this one is a part of.
    response.prependOnceListener('close', () => tellOperation(span, request));
    return span.within(() => answer(request, response, next));
  };
