import type { ChangeRequestRow } from '../../projections/change-request/change-request.row.js';
import { person, recorded } from './recorded.mapping.js';

type Row = ChangeRequestRow;

const attachment = ({ name, sha256, bytes, mediaType, addedBy, ...row }: Row['attachments'][number]) => ({
  ...{ name, sha256, bytes, mediaType, addedBy: person(addedBy) },
  ...recorded(row.by, row),
});

const correction = ({ text, correctedBy, ...row }: Row['corrections'][number]) => ({
  ...{ text, correctedBy: person(correctedBy) },
  ...recorded(row.by, row),
});

const deferral = ({ until, why, deferredBy, woken, ...row }: Row['deferrals'][number]) => ({
  ...{ until, why, deferredBy: person(deferredBy) },
  woken: woken && { why: woken.why, ...recorded(woken.by, woken) },
  ...recorded(row.by, row),
});

const urgentMark = ({ why, markedBy, kindBefore, ...row }: NonNullable<Row['markedUrgent']>) => ({
  ...{ why, markedBy: person(markedBy), kindBefore },
  ...recorded(row.by, row),
});

const note = ({ id, text, visibility, writtenBy, ...row }: Row['notes'][number]) => ({
  ...{ id, text, visibility },
  ...recorded(writtenBy, row),
});

const withdrawal = ({ why, withdrawnBy, ...row }: NonNullable<Row['withdrawal']>) => ({
  ...{ why, withdrawnBy: person(withdrawnBy) },
  ...recorded(row.by, row),
});

export const silence = ({
  silent,
  since,
  days,
  ...row
}: NonNullable<Row['briefings'][number]['silence']>) => ({
  ...{ silent: silent.map(person), since, days },
  ...recorded(row.by, row),
});

/** What is beside the way to a decision. */
export const besides = (row: Row) => ({
  attachments: row.attachments.map(attachment),
  corrections: row.corrections.map(correction),
  markedUrgent: row.markedUrgent && urgentMark(row.markedUrgent),
  notes: row.notes.map(note),
  deferrals: row.deferrals.map(deferral),
  withdrawal: row.withdrawal && withdrawal(row.withdrawal),
});
