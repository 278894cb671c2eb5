import type { Field } from './front-matter.js';
import type { MadrDocument, OtherField } from './madr-document.js';
import { isUnsaid, plainText, type Reading, reportPlaceholder } from './markdown.js';
import { dateOf, peopleOf, referencesOf, statusOf, supersessionOf } from './values.js';

type Facts = Pick<
  MadrDocument,
  'status' | 'date' | 'deciders' | 'consulted' | 'informed' | 'technicalStory' | 'supersededBy' | 'supersedes'
>;

/** The document's head, whichever way its author wrote it: front matter, bullets, lines or short sections. */
export interface Head extends Facts {
  readonly title?: string;
  readonly otherFields: readonly OtherField[];
}

type Meaning = keyof Facts | 'title';

const meanings: ReadonlyMap<string, Meaning> = new Map([
  ['title', 'title'],
  ['status', 'status'],
  ['date', 'date'],
  ['deciders', 'deciders'],
  ['decider', 'deciders'],
  ['decision makers', 'deciders'],
  ['decision maker', 'deciders'],
  ['decisionmakers', 'deciders'],
  ['consulted', 'consulted'],
  ['informed', 'informed'],
  ['technical story', 'technicalStory'],
  ['superseded by', 'supersededBy'],
  ['supersedes', 'supersedes'],
]);

export const meaningOf = (name: string): Meaning | undefined =>
  meanings.get(
    name
      .toLowerCase()
      .replaceAll(/[\s_*-]+/g, ' ')
      .trim(),
  );

const nothing: Head = {
  deciders: [],
  consulted: [],
  informed: [],
  supersededBy: [],
  supersedes: [],
  otherFields: [],
};

/** The first mention of a fact counts; a later one that says something else is reported and kept. */
export function headOf(reading: Reading, fields: readonly Field[]): Head {
  return fields.reduce((head, field) => withField(reading, head, field), nothing);
}

const keep = (head: Head, { name, values }: Field): Head => ({
  ...head,
  otherFields: [...head.otherFields, { name, value: values.join('\n') }],
});

function withField(reading: Reading, head: Head, field: Field): Head {
  const meaning = meaningOf(field.name);
  const values = field.values.filter((value) => value !== '');
  if (values.length === 0 && meaning) return head;
  if (!meaning) return keep(head, field);
  if (values.every(isUnfilled)) {
    reportPlaceholder(reading, field.line, `${field.name}: ${values.join(', ')}`);
    return head;
  }
  const found = readers[meaning](reading, { ...field, values });
  if (found === undefined) return keep(head, field);
  return merged(reading, head, { field, found });
}

const isUnfilled = (value: string) => isUnsaid(value) || /^[[{].*\|.*[\]}]$/s.test(value);

type Reader = (reading: Reading, field: Field) => Partial<Head> | undefined;

const people = (field: Field) => field.values.flatMap(peopleOf);

/** Undefined means: not understood, said so; the field is then kept as it is. */
const readers: Readonly<Record<Meaning, Reader>> = {
  title: (_, { values }) => ({ title: plainText(values.join(' ')) }),
  status: (reading, { values, line }) => {
    const text = values.join('\n');
    const status = statusOf(text);
    if (status) return { status, ...supersessionOf(text) };
    const message = 'The status is none of proposed, accepted, rejected, deprecated or superseded.';
    reading.report({ severity: 'WARNING', code: 'STATUS_NOT_UNDERSTOOD', message, line, excerpt: text });
    return undefined;
  },
  date: (reading, { values, line }) => {
    const date = dateOf(values.join(' '));
    if (date !== undefined) return { date };
    const message = 'The date is not written as year, month and day; it was kept as it is.';
    reading.report({
      severity: 'WARNING',
      code: 'DATE_NOT_UNDERSTOOD',
      message,
      line,
      excerpt: values.join(' '),
    });
    return undefined;
  },
  deciders: (_, field) => ({ deciders: people(field) }),
  consulted: (_, field) => ({ consulted: people(field) }),
  informed: (_, field) => ({ informed: people(field) }),
  technicalStory: (_, { values }) => ({ technicalStory: values.join('\n') }),
  supersededBy: (_, { values }) => ({ supersededBy: values.flatMap(referencesOf) }),
  supersedes: (_, { values }) => ({ supersedes: values.flatMap(referencesOf) }),
};

/** Values that hold more than was taken from them (a link, a remark behind a date) are kept whole beside it. */
const saysMore = ({ name, values }: Field) => {
  const text = values.join(' ');
  if (meaningOf(name) === 'date') return text.trim() !== dateOf(text);
  return (
    ['deciders', 'consulted', 'informed', 'supersedes', 'supersededBy'].includes(meaningOf(name) ?? '') &&
    text.includes('](')
  );
};

const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

function merged(
  reading: Reading,
  head: Head,
  { field, found }: { field: Field; found: Partial<Head> },
): Head {
  const known = new Map<string, unknown>(Object.entries(head));
  const fresh = Object.entries(found).filter(([name]) => isEmpty(known.get(name)));
  const differs = Object.entries(found).some(
    ([name, value]) => !isEmpty(known.get(name)) && JSON.stringify(known.get(name)) !== JSON.stringify(value),
  );
  if (differs) {
    const message = `"${field.name}" is given more than once; the first counts.`;
    reading.report({
      severity: 'WARNING',
      code: 'FIELD_REPEATED',
      message,
      line: field.line,
      excerpt: field.values.join('\n'),
    });
  }
  const next: Head = { ...head, ...Object.fromEntries(fresh) };
  return differs || saysMore(field) ? keep(next, field) : next;
}
