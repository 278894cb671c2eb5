import { readFileSync } from 'node:fs';

const { version: stated } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { readonly version: string };

/** The program's own version, as its package states it. */
export const version: string = stated;
