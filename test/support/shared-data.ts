import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of the shared data, or undefined, having said so, where the data is not at hand. */
export function sharedData(folder: string): string | undefined {
  const path = join(process.env['SHARED_DATA'] ?? '../shared/data', folder);
  if (existsSync(path)) return path;
  process.stdout.write(`skipped: no shared data at ${path}; set SHARED_DATA to its folder\n`);
  return undefined;
}
