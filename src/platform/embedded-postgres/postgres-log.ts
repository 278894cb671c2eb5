import { existsSync } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

const roomInBytes = 5 * 1024 * 1024;
const tailInBytes = 4 * 1024;

/** Where PostgreSQL writes its own log; one predecessor is kept once it has grown. */
export async function openPostgresLog(folder: string): Promise<string> {
  const file = join(folder, 'postgres.log');
  if (existsSync(file) && (await stat(file)).size > roomInBytes) await rename(file, `${file}.1`);
  return file;
}

export const sizeOf = async (file: string): Promise<number> =>
  existsSync(file) ? (await stat(file)).size : 0;

/** The last lines written since the file had `from` bytes. */
export async function tailOf(file: string, from: number): Promise<string> {
  if (!existsSync(file)) return '';
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const start = Math.max(Math.min(from, size), size - tailInBytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.subarray(0, bytesRead).toString('utf8').trim().split('\n').slice(-20).join('\n');
  } finally {
    await handle.close();
  }
}
