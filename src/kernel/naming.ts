/** Kinds of things that have an id; the prefix makes an id recognisable wherever it turns up. */
export const idPrefixes = {
  client: 'cli',
  contact: 'con',
  member: 'mem',
  auditor: 'aud',
  person: 'per',
  project: 'prj',
  request: 'req',
  question: 'qst',
  option: 'opt',
  consequence: 'csq',
  unknown: 'unk',
  briefing: 'brf',
  objection: 'obj',
  note: 'nte',
  decision: 'dec',
  observation: 'obs',
  exam: 'exm',
  absence: 'abs',
  goal: 'gol',
  delivery: 'dlv',
  payment: 'pay',
  dispute: 'dsp',
} as const;

export type IdKind = keyof typeof idPrefixes;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

/** A prefix of three letters and a UUID in lower case: `req_01890a5d-ac96-774b-bcce-b302099a8057`. */
export const idPattern = (kind: IdKind): RegExp => new RegExp(`^${idPrefixes[kind]}_${uuid}$`);

/** What kind of thing an id names; `undefined` when it is no id of ours. */
export const kindOf = (id: string): IdKind | undefined =>
  (Object.keys(idPrefixes) as IdKind[]).find((kind) => idPattern(kind).test(id));
