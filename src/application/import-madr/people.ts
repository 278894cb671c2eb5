import type { Directory } from '../../directory/directory.js';
import { assertFit, type Person, UnfitPerson } from '../../directory/person.js';
import { createdId, newCommandId } from '../created-ids.js';
import type { ReportedFinding } from './import-report.js';
import { meaningOf } from './fields.js';
import type { MadrDocument, OtherField } from './madr-document.js';
import { peopleOf } from './values.js';

/** More than this in one field is no list of people that somebody wrote. */
const mostPeople = 100;

/** Fields of authors' own whose values are people. */
const othersNamed =
  /^(?:co-?)?(?:authors?|owners?|reviewers?|approvers?|contributors?|participants?|attendees?|stakeholders?|proposers?|assignees?|contacts?|(?:proposed|written|reviewed|approved|created|raised|submitted|decided|edited) by)$/i;

export const isPeople = ({ name }: OtherField): boolean =>
  othersNamed.test(name.replaceAll(/[\s_*-]+/g, ' ').trim());

const peopleFields: readonly (string | undefined)[] = ['deciders', 'consulted', 'informed'];

/** A field for people that the parser kept as written, because it says more or something else than the first one. */
export const repeatsPeople = ({ name }: OtherField): boolean => peopleFields.includes(meaningOf(name));

export interface NamedField {
  readonly heading: string;
  readonly names: readonly string[];
}

const named = (heading: string, names: readonly string[]): NamedField => {
  const plain = names.map((name) => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim());
  return { heading, names: [...new Set(plain)].filter((name) => name !== '') };
};

/** Everybody whom a record names in a field for people. */
export interface RecordPeople {
  readonly deciders: NamedField;
  readonly consulted: NamedField;
  readonly informed: NamedField;
  readonly others: readonly NamedField[];
}

export const peopleIn = ({ deciders, consulted, informed, otherFields }: MadrDocument): RecordPeople => ({
  deciders: named('Deciders', deciders),
  consulted: named('Consulted', consulted),
  informed: named('Informed', informed),
  others: otherFields.filter(isPeople).map(({ name, value }) => named(name, peopleOf(value))),
});

const fits = (person: Person): boolean => {
  try {
    assertFit(person);
    return true;
  } catch (error) {
    if (error instanceof UnfitPerson) return false;
    throw error;
  }
};

/** The id of somebody whom this project's records name; new ones tell nothing of the name, so erasing it erases all. */
async function idOf(directory: Directory, home: string, name: string): Promise<string | undefined> {
  const person: Person = { id: createdId('person', newCommandId()), kind: 'NAMED', home, name };
  if (!fits(person)) return undefined;
  const known = await directory.findNamed(home, name);
  if (known) return known.id;
  const entered = await directory.put(person);
  if (entered === 'PUT') return person.id;
  const other = await directory.findNamed(home, name);
  if (other) return other.id;
  throw new Error(`The directory refused somebody whom a record names: ${entered}.`);
}

export interface EnteredPeople {
  /** Ids by name. */
  readonly ids: ReadonlyMap<string, string>;
  readonly findings: readonly ReportedFinding[];
}

/** Enters everybody whom the record names: facts refer to people by id, and names stay where they can be erased. */
export async function enterPeople(
  directory: Directory,
  projectId: string,
  { deciders, consulted, informed, others }: RecordPeople,
): Promise<EnteredPeople> {
  const fields = [deciders, consulted, informed, ...others];
  const wanted = new Set(fields.flatMap(({ names }) => names.slice(0, mostPeople)));
  const ids = new Map<string, string>();
  for (const name of wanted) {
    const id = await idOf(directory, projectId, name);
    if (id !== undefined) ids.set(name, id);
  }
  const left = [...new Set(fields.flatMap(({ names }) => names))].filter((name) => !ids.has(name));
  return { ids, findings: left.length === 0 ? [] : [notKept(left)] };
}

const notKept = (names: readonly string[]): ReportedFinding => ({
  severity: 'WARNING',
  code: 'PERSON_NOT_KEPT',
  message: `Too long for a name, or more than ${mostPeople} in one field; not taken over.`,
  excerpt: names.join('; '),
});
