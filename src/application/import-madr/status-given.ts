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
  if (status) {
    const word = over && ['ACCEPTED', 'DEPRECATED'].includes(status.word) ? over : status.word;
    return { word, asWritten: status.asWritten, uncertain: false };
  }
  const asWritten = otherFields.find(isStatus)?.value;
  if (asWritten === undefined) return { ...(over && { word: over }), uncertain: false };
  const word = over ?? (settled.test(asWritten) ? 'ACCEPTED' : 'UNKNOWN');
  return { word, asWritten, uncertain: true };
}
