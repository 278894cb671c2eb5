import { meaningOf } from './fields.js';
import type { MadrDocument, StatusWord } from './madr-document.js';

/** Words that some write where the format has "accepted". */
const settled =
  /^[^\p{L}]*(?:implemented|done|active|final|decided|agreed|valid|current|in force|completed?)\b/iu;

export interface StatusGiven {
  readonly asWritten?: string;
  /** Absent where there is no status; `UNKNOWN` where there is one that nobody can be sure of. */
  readonly word?: StatusWord | 'UNKNOWN';
  /** Read from a word that the format doesn't have. */
  readonly uncertain: boolean;
}

const isStatus = ({ name }: { readonly name: string }) => meaningOf(name) === 'status';

/** A status that the format doesn't have is kept as it is and decides nothing, unless it is another word for accepted. */
export function statusGiven({ status, otherFields, supersededBy }: MadrDocument): StatusGiven {
  const over = supersededBy.length > 0 ? ('SUPERSEDED' as const) : undefined;
  if (status) return { word: known(status.word, over), asWritten: status.asWritten, uncertain: false };
  const asWritten = otherFields.find(isStatus)?.value;
  if (asWritten !== undefined) return { word: over ?? guessed(asWritten), asWritten, uncertain: true };
  return { ...(over && { word: over }), uncertain: false };
}

/** Whoever names a successor says that it is over, unless it never was in force. */
const known = (word: StatusWord, over: 'SUPERSEDED' | undefined): StatusWord =>
  over !== undefined && (word === 'ACCEPTED' || word === 'DEPRECATED') ? over : word;

const guessed = (asWritten: string) => (settled.test(asWritten) ? 'ACCEPTED' : 'UNKNOWN');
