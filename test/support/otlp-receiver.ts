import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Value = Readonly<Record<string, unknown>>;

export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly status: { readonly code: number; readonly message?: string };
  readonly events: readonly unknown[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly resource: Readonly<Record<string, unknown>>;
}

/** A collector as the protocol has it (OTLP over HTTP, JSON): takes what is sent to `/v1/traces`. */
export interface OtlpReceiver {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** Every body as it came. */
  readonly bodies: readonly string[];
  readonly close: () => Promise<void>;
}

interface Entry {
  readonly key: string;
  readonly value: Value;
}

function plain(value: Value): unknown {
  const list = (value['arrayValue'] as { readonly values: readonly Value[] } | undefined)?.values;
  return list ? list.map(plain) : Object.values(value)[0];
}

const attributesOf = (entries: readonly Entry[]) =>
  Object.fromEntries(entries.map(({ key, value }) => [key, plain(value)]));

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Entry[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<ReceivedSpan, 'attributes'> & {
        readonly attributes: readonly Entry[];
      })[];
    }[];
  }[];
}

const spansIn = (body: string): ReceivedSpan[] =>
  (JSON.parse(body) as Sent).resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        ...span,
        attributes: attributesOf(span.attributes),
        resource: attributesOf(resource.attributes),
      })),
    ),
  );

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** `status` is what it answers: 200 takes the spans, anything else refuses them. */
export async function otlpReceiver(status = 200): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const known = request.method === 'POST' && request.url === '/v1/traces';
      bodies.push(body);
      if (known && status === 200) spans.push(...spansIn(body));
      response.writeHead(known ? status : 404, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, spans, bodies, close };
}
