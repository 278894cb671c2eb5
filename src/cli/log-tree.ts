import type { Core } from '../main.js';
import { logTree } from '../projections/log-tree/log-tree.js';
import { compareWithLog, type VerifiedTree } from '../projections/log-tree/log-tree.verify.js';
import { printLine } from './print.js';

const most = 10;

/** The positions, as many as are worth reading. */
const listed = (positions: readonly bigint[]): string =>
  positions.slice(0, most).map(String).join(', ') + (positions.length > most ? ', …' : '');

function wrongWith({ size, position, changed, nodes, root, fresh }: VerifiedTree, head: bigint): string[] {
  const sayings: readonly (readonly [boolean, string])[] = [
    [
      changed.length > 0,
      `The log is not what it was when its tree took it in, at position ${listed(changed)}. ` +
        'Find out who changed it; a backup says what was there. Nothing builds the tree anew.',
    ],
    [
      nodes > 0 || root !== fresh,
      `The tree is not what the log makes: ${nodes} nodes above its ${size} leaves differ, and its root would be ${fresh}.`,
    ],
    [position < head, `The tree has come to position ${position.toString()} of ${head.toString()}.`],
  ];
  return sayings.flatMap(([wrong, sentence]) => (wrong ? [sentence] : []));
}

/** Computes the tree of the log anew, prints what it finds, and says what is wrong, if anything is. */
export async function compareLogTree({ database, asStored }: Core, head: bigint): Promise<readonly string[]> {
  const verified = await compareWithLog(database.query, asStored);
  const { size, position, root, changed } = verified;
  printLine(
    `${logTree.name}: ${size} events at position ${position.toString()}, ${changed.length} differ from the log, root ${root}.`,
  );
  return wrongWith(verified, head);
}
