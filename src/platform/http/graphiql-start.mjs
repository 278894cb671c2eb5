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
      fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
      storage: storageOf(namespace, tabs[0], headersOf),
      shouldPersistHeaders: false,
      isHeadersEditorEnabled: true,
      defaultEditorToolsVisibility: tabs[0]?.variables ? 'variables' : undefined,
      ...(tabs.length > 0 && { defaultTabs: tabs }),
    },
    React.createElement(GraphiQL.Logo, null, element.dataset.title),
  ),
);
