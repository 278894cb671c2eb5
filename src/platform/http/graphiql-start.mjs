// Runs in the browser: opens GraphiQL on the tabs that the server names.
const { React, ReactDOM, GraphiQL } = window;
const element = document.getElementById('graphiql');
const prefix = 'graphiql-page:';

// Read by GraphiQL's widgets when they add a style, so that the page's policy lets it through.
window.__webpack_nonce__ = document.querySelector('script[nonce]').nonce;

/** What was remembered for other operations than these would only pile up. */
function forgetOtherEditions(namespace) {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(prefix) && !key.startsWith(namespace)) localStorage.removeItem(key);
}

/** The tabs as the visitor left them, without headers: those aren't stored. */
function rememberedTabs(namespace) {
  try {
    const { tabs } = JSON.parse(localStorage.getItem(`${namespace}graphiql:tabState`));
    return tabs.map(({ title, query, variables }) => ({ name: title, query, variables }));
  } catch {
    return undefined;
  }
}

/** GraphiQL's lists of what was run and asked for; it would keep the headers of each entry. */
const lists = ['graphiql:queries', 'graphiql:favorites', 'graphiql:tabState'];
const withoutHeaders = (json) =>
  JSON.stringify(JSON.parse(json), (key, value) => (key === 'headers' ? null : value));

/** An entry gets back the headers that its operation has today. */
const withHeaders = (json, headersOf) =>
  JSON.stringify(JSON.parse(json), (_key, value) =>
    value && headersOf.has(value.operationName)
      ? { ...value, headers: headersOf.get(value.operationName) }
      : value,
  );

/**
 * GraphiQL's memory. It opens with the first tab as given, not as stored: GraphiQL would show a remembered tab without its
 * headers, and the first of the given ones without its variables.
 */
function storageOf(namespace, first, headersOf) {
  const opening = new Map([
    ['graphiql:tabState', null],
    ['graphiql:query', first?.query ?? null],
    ['graphiql:variables', first?.variables ?? null],
    ['graphiql:headers', first?.headers ?? null],
  ]);
  const own = () => Object.keys(localStorage).filter((key) => key.startsWith(namespace));
  return {
    get length() {
      return own().length;
    },
    getItem: (key) => {
      if (opening.has(key)) return opening.get(key);
      const stored = localStorage.getItem(namespace + key);
      return stored && lists.includes(key) ? withHeaders(stored, headersOf) : stored;
    },
    setItem: (key, value) => {
      if (key === 'graphiql:headers') return;
      localStorage.setItem(namespace + key, lists.includes(key) ? withoutHeaders(value) : value);
    },
    removeItem: (key) => localStorage.removeItem(namespace + key),
    clear: () => own().forEach((key) => localStorage.removeItem(key)),
  };
}

/** The events of a stream of server-sent events as they come. */
async function* eventsIn(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    let text = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (text + read.value).split('\n\n');
      text = blocks.pop();
      for (const block of blocks) {
        const lines = block.split('\n');
        const after = (field) => lines.find((line) => line.startsWith(field))?.slice(field.length);
        yield { event: after('event: '), data: after('data: ') };
      }
    }
  } finally {
    // However it ended, nobody listens any more.
    await reader.cancel().catch(() => undefined);
  }
}

/** A subscription's answers, as server-sent events with the tab's headers; an answer that is no stream is the only one. */
async function* subscribed(request, headers, signal) {
  const answer = await fetch('/graphql/stream', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(request),
    signal,
  });
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    yield await answer.json();
    return;
  }
  for await (const { event, data } of eventsIn(answer.body)) {
    if (event === 'complete') return;
    if (event === 'next') yield JSON.parse(data);
  }
}

/** The same, hung up on as soon as the visitor stops it, and not only at the next answer. */
function subscription(request, headers) {
  const stop = new AbortController();
  const results = subscribed(request, headers, stop.signal);
  return {
    next: () =>
      results.next().catch((error) => {
        if (stop.signal.aborted) return { done: true, value: undefined };
        throw error;
      }),
    return: async () => {
      stop.abort();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const overHttp = GraphiQL.createFetcher({ url: '/graphql' });

const isSubscription = (document, name) =>
  document?.definitions.some(
    (node) => node.operation === 'subscription' && (!name || node.name?.value === name),
  );

const fetcher = (request, options) =>
  isSubscription(options?.documentAST, request.operationName)
    ? subscription(request, options.headers)
    : overHttp(request, options);

const { edition, operations } = await fetch('/graphiql/tabs').then((answer) =>
  answer.ok ? answer.json() : { edition: 'none', operations: [] },
);
const namespace = `${prefix}${edition}:`;
forgetOtherEditions(namespace);

const headersOf = new Map(operations.map(({ name, headers }) => [name, headers]));
const tabs = (rememberedTabs(namespace) ?? operations).map(({ name, query, variables }) => ({
  query,
  variables,
  headers: headersOf.get(name),
}));

ReactDOM.createRoot(element).render(
  React.createElement(
    GraphiQL,
    {
      fetcher,
      storage: storageOf(namespace, tabs[0], headersOf),
      shouldPersistHeaders: false,
      isHeadersEditorEnabled: true,
      defaultEditorToolsVisibility: tabs[0]?.variables ? 'variables' : undefined,
      ...(tabs.length > 0 && { defaultTabs: tabs }),
    },
    React.createElement(GraphiQL.Logo, null, element.dataset.title),
  ),
);
