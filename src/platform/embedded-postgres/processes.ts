import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** What tells a process from a later one with the same number; `started` is undefined where the system doesn't tell. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string | undefined;
  /** Numbers mean nothing outside the machine's boot and the container that gave them. */
  readonly host: string;
  readonly boot: string | undefined;
  readonly container: string | undefined;
}

/** Whether /proc answers; elsewhere processes are judged by what they do. */
export const procTells = existsSync('/proc/self/stat');

const here = {
  host: hostname(),
  boot: procTells ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() : undefined,
  container: procTells ? readlinkSync('/proc/self/ns/pid') : undefined,
};

export const ourselves = async (): Promise<ProcessIdentity> => ({
  pid: process.pid,
  started: (await statusOf(process.pid))?.started,
  ...here,
});

/** Whether that very process still runs; undefined when that can't be told from here. */
export async function stillRuns(identity: ProcessIdentity): Promise<boolean | undefined> {
  const { pid, started } = identity;
  if (identity.host === here.host && identity.boot !== here.boot) return false;
  if (!isFromHere(identity)) return undefined;
  if (!exists(pid)) return false;
  const now = await statusOf(pid);
  if (now === undefined || started === undefined) return undefined;
  return now.started === started && !now.defunct;
}

const isFromHere = ({ host, boot, container }: ProcessIdentity): boolean =>
  boot === here.boot && container === here.container && (boot !== undefined || host === here.host);

export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL processes at work in a folder: each has it as its working directory. Empty where /proc doesn't tell. */
export async function postgresIn(folder: string): Promise<number[]> {
  if (!procTells) return [];
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(numbers.map((pid) => worksIn(pid, folder)));
  return numbers.filter((_, index) => found[index]);
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  try {
    if ((await readFile(`/proc/${pid}/comm`, 'utf8')).trim() !== 'postgres') return false;
    return (await readlink(`/proc/${pid}/cwd`)) === folder;
  } catch {
    // Gone meanwhile, or another user's: neither is a server that we could have started.
    return false;
  }
}

async function statusOf(pid: number): Promise<{ started: string; defunct: boolean } | undefined> {
  try {
    // The name in parentheses may hold anything, so the fields count from the last one: state, …, start time (the 22nd).
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { started: fields[19] ?? '', defunct: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    // No /proc here, or the process is hidden from us or gone.
    return undefined;
  }
}
