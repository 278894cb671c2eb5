/** What is told of a step of the work: names and numbers, ids of commands and requests; never a text that somebody wrote. */
export type Attributes = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface SpanOptions {
  /** One of few: what differs from case to case is an attribute. */
  readonly name: string;
  readonly kind?: 'server' | 'internal';
  readonly attributes?: Attributes;
  /** Where the caller's own trace goes on: the headers that came with the request. */
  readonly headers?: Readonly<Record<string, unknown>>;
  /** Begins a trace, whatever it was started from. */
  readonly root?: boolean;
}

/** A step of the work, from its opening until `end`. One that is never ended is never sent. */
export interface Span {
  /** Does the work so that spans opened in it are under this one. */
  within<Result>(work: () => Result): Result;
  set(attributes: Attributes): void;
  rename(name: string): void;
  /** It went wrong: by a code or the name of an error's class, never by its message. */
  failed(type: string): void;
  /** Once; later calls do nothing. */
  end(): void;
}

/** What ties a line of the log to a trace, by the names that OpenTelemetry gives them. */
export type TraceIds = { readonly trace_id: string; readonly span_id: string } | Record<string, never>;

/** Tells a collector what was done step by step, and how long each took. Where nobody listens there is none. */
export interface Tracing {
  open(options: SpanOptions): Span;
  /** Of the innermost step that is being worked on. */
  ids(): TraceIds;
  /** Sends what waits. */
  stop(): Promise<void>;
}

/** A class tells what kind of thing went wrong; a message may repeat what was sent. */
export const errorType = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Does the work in a span of its own, which says when it threw. */
export async function traced<Result>(
  tracing: Tracing,
  options: SpanOptions,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const span = tracing.open(options);
  try {
    return await span.within(() => work(span));
  } catch (error) {
    span.failed(errorType(error));
    throw error;
  } finally {
    span.end();
  }
}
