import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RequestHandler, Router } from 'express';
import { newSecret } from '../ids.js';

/** One tab of the page. */
export interface GraphiqlOperation {
  /** The operation's own name in the query: it is the tab's title. */
  readonly name: string;
  readonly query: string;
  /** JSON. */
  readonly variables?: string;
  /** JSON; may hold a token, which is never stored by the page. */
  readonly headers?: string;
}

export interface GraphiqlOptions {
  readonly operations?: readonly GraphiqlOperation[];
  readonly title?: string;
}

const require = createRequire(import.meta.url);
const inPackage = (name: string, path: string) =>
  join(dirname(require.resolve(`${name}/package.json`)), path);

const digest = (content: string | Buffer) => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** A file under an address that changes with its content, so that browsers may keep it for ever. */
const assetAt = (name: string, file: string) => ({
  address: `/graphiql/${digest(readFileSync(file))}/${name}`,
  file,
});

const assetsOfThePage = () => ({
  react: assetAt('react.js', inPackage('react', 'umd/react.production.min.js')),
  reactDom: assetAt('react-dom.js', inPackage('react-dom', 'umd/react-dom.production.min.js')),
  graphiql: assetAt('graphiql.js', inPackage('graphiql', 'graphiql.min.js')),
  style: assetAt('graphiql.css', inPackage('graphiql', 'graphiql.min.css')),
  start: assetAt('start.js', fileURLToPath(new URL('./graphiql-start.mjs', import.meta.url))),
  pageStyle: assetAt('page.css', fileURLToPath(new URL('./graphiql-page.css', import.meta.url))),
});

type Assets = ReturnType<typeof assetsOfThePage>;

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** `nonce` is for the few styles that the page's own widgets add while it runs. */
const html = (assets: Assets, title: string, nonce: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${assets.style.address}" />
    <link rel="stylesheet" href="${assets.pageStyle.address}" />
    <script defer src="${assets.react.address}"></script>
    <script defer src="${assets.reactDom.address}"></script>
    <script defer src="${assets.graphiql.address}"></script>
    <script type="module" nonce="${nonce}" src="${assets.start.address}"></script>
  </head>
  <body>
    <div id="graphiql" data-title="${escaped(title)}">Loading…</div>
    <noscript>This page needs JavaScript. The API itself is at /graphql.</noscript>
  </body>
</html>
`;

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/**
 * Hands out the tabs. As data, not as a script, because any website may include a script. A server that only this machine
 * reaches doesn't answer to a foreign name either: a website could have its name point here.
 */
function tabs({ operations = [] }: GraphiqlOptions, boundTo: string): RequestHandler {
  // Without headers: new tokens for the same operations leave a visitor's tabs as they are.
  const edition = digest(
    JSON.stringify(operations.map(({ name, query, variables }) => [name, query, variables])),
  );
  return (request, response, next) => {
    if (loopback.has(boundTo) && !loopback.has(request.hostname)) next();
    else response.json({ edition, operations });
  };
}

/** GraphiQL from our own process: no other host is asked for anything. */
export function graphiqlPage(options: GraphiqlOptions, boundTo: string): Router {
  const { title = 'GraphiQL' } = options;
  const assets = assetsOfThePage();
  const router = Router();
  router.get('/', (_request, response) => {
    const nonce = newSecret(16);
    response
      .set('content-security-policy', policy(nonce))
      .type('html')
      .send(html(assets, title, nonce));
  });
  router.get('/graphiql/tabs', tabs(options, boundTo));
  for (const { address, file } of Object.values(assets))
    router.get(address, (_request, response, next) => {
      // The default header must go, or the file's own would not be set.
      response.removeHeader('cache-control');
      response.sendFile(file, { maxAge: '1y', immutable: true, dotfiles: 'allow' }, (error) => {
        if (error) next(error);
      });
    });
  return router;
}
