import { type Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderEntry } from '../application/import-madr/read-folder.js';
import { exitCodes, Failed } from './failed.js';

/** One byte more than the parser takes, so that it says itself what is too large. */
const mostBytes = 1_048_577;

async function contentOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(Math.min(mostBytes, (await file.stat()).size + 1));
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

const isMarkdown = (name: string) => /\.(?:md|markdown)$/i.test(name);

/** Folders that hold what tools need and no record of anybody's. */
const isForTools = (name: string) => name.startsWith('.') || name === 'node_modules';

const skipped = (file: string, message: string): FolderEntry => ({ file, outcome: 'SKIPPED', message });
const failed = (file: string, message: string): FolderEntry => ({ file, outcome: 'FAILED', message });

interface Place {
  readonly folder: string;
  /** With `/` between its parts on every system, as it identifies the record. */
  readonly file: string;
}

function entryOf(found: Dirent, { folder, file }: Place): FolderEntry {
  if (found.isSymbolicLink())
    return (isMarkdown(file) ? failed : skipped)(file, 'It is a symbolic link, and links are not followed.');
  if (!found.isFile()) return skipped(file, 'It is neither a file nor a folder.');
  if (!isMarkdown(file)) return skipped(file, 'Its name does not end in .md.');
  return { file, read: () => contentOf(join(folder, found.name)) };
}

async function entriesIn(folder: string, inside: string): Promise<readonly FolderEntry[]> {
  const entries: FolderEntry[] = [];
  for (const found of await readdir(folder, { withFileTypes: true })) {
    // The same name is spelled in two ways by different systems; a record stays the same one.
    const file = `${inside}${found.name}`.normalize('NFC');
    if (!found.isDirectory()) entries.push(entryOf(found, { folder, file }));
    else if (isForTools(found.name)) entries.push(skipped(`${file}/`, 'Folders of tools are not read.'));
    else entries.push(...(await subfolder(join(folder, found.name), `${file}/`)));
  }
  return entries;
}

async function subfolder(folder: string, inside: string): Promise<readonly FolderEntry[]> {
  try {
    return await entriesIn(folder, inside);
  } catch (error) {
    return [failed(inside, `The folder could not be read: ${(error as Error).message}`)];
  }
}

const byFile = (one: FolderEntry, other: FolderEntry) => (one.file < other.file ? -1 : 1);

/** Everything in a folder and the folders in it, in the order of the paths. */
export async function madrFolder(folder: string): Promise<readonly FolderEntry[]> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new Error('it is no folder');
    return [...(await entriesIn(folder, ''))].sort(byFile);
  } catch (error) {
    const message = `The folder ${folder} cannot be read: ${(error as Error).message}`;
    throw new Failed(message, exitCodes['wrong usage']);
  }
}
