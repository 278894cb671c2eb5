import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes as OtelAttributes,
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span as OtelSpan,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Logger } from '../logging.js';
import { version } from '../version.js';
import type { Attributes, Span, SpanOptions, Tracing } from './tracing.js';

const kinds = { server: SpanKind.SERVER, internal: SpanKind.INTERNAL } as const;

/** The API's type of attributes doesn't know that a list may be read-only. */
const mutable = (attributes: Attributes): OtelAttributes => attributes as OtelAttributes;

const callers = new W3CTraceContextPropagator();

/** What `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` say wins over what we are called by default. */
const whoWeAre = () =>
  defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'answerable', 'service.version': version }))
    .merge(detectResources({ detectors: [envDetector] }));

/** Steps of the work as spans, sent in batches to an OTLP receiver; the standard `OTEL_*` variables shape the rest. */
export function openTelemetry(tracesUrl: string, log: Logger): Tracing {
  const lost = (error: unknown) =>
    log.warn({ err: error }, 'Spans could not be sent to the collector: they are lost, the work is not.');
  setGlobalErrorHandler(lost);
  const provider = new BasicTracerProvider({
    resource: whoWeAre(),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: tracesUrl }))],
  });
  const tracer = provider.getTracer('answerable', version);
  /** Of our own, not the API's global one: several programs in one process keep apart. */
  const current = new AsyncLocalStorage<Context>();

  const above = ({ headers, root }: SpanOptions): Context => {
    if (headers) return callers.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
    return (root ? undefined : current.getStore()) ?? ROOT_CONTEXT;
  };

  const spanOn = (span: OtelSpan, context: Context): Span => {
    let ended = false;
    return {
      within: (work) => current.run(context, work),
      set: (attributes) => void span.setAttributes(mutable(attributes)),
      rename: (name) => void span.updateName(name),
      failed: (type) => void span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR }),
      end: () => {
        if (!ended) span.end();
        ended = true;
      },
    };
  };

  return {
    open: (options) => {
      const { name, kind = 'internal', attributes = {} } = options;
      const parent = above(options);
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes: mutable(attributes) }, parent);
      return spanOn(span, trace.setSpan(parent, span));
    },
    ids: () => {
      const context = current.getStore();
      const ids = context && trace.getSpanContext(context);
      return ids ? { trace_id: ids.traceId, span_id: ids.spanId } : {};
    },
    // What can't be sent at the end is no reason not to end.
    stop: () => provider.shutdown().catch(lost),
  };
}
