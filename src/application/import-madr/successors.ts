import { posix } from 'node:path';
import { numberOf } from './record.js';

/** A record among the files, as others may point to it. */
export interface Pointed {
  readonly file: string;
  readonly number?: number | undefined;
  readonly requestId: string;
}

const nameIn = (path: string) =>
  posix
    .basename(path)
    .toLowerCase()
    .replace(/\.(?:md|markdown)$/, '');

/** A name of which only the number is right may be another record's. */
const bareNumber = /^(?:adr)?[-_ ]?\d{1,6}$/;

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference).normalize('NFC');
  } catch {
    return reference; // a per cent sign that encodes nothing
  }
}

/** The only one; of several, the only one in the same folder. */
function onlyOne(found: readonly Pointed[], beside: string): Pointed | undefined {
  const near = found.filter(({ file }) => posix.dirname(file) === posix.dirname(beside));
  const [one, another] = found.length > 1 ? near : found;
  return another === undefined ? one : undefined;
}

/** The request of the record that a reference means: by its file's name, or by a number alone. Never the record itself. */
export function successorOf(
  reference: string,
  from: Pointed,
  records: readonly Pointed[],
): string | undefined {
  const name = nameIn(decoded(reference));
  const others = records.filter(({ requestId }) => requestId !== from.requestId);
  const named = others.filter(({ file }) => nameIn(file) === name);
  const number = bareNumber.test(name) ? numberOf(name) : undefined;
  const numbered = number === undefined ? [] : others.filter((other) => other.number === number);
  return onlyOne(named.length > 0 ? named : numbered, from.file)?.requestId;
}
