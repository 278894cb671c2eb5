import { v5 } from 'uuid';

/** Of the demo alone, so that its ids meet nobody else's. */
const namespace = '5b0f1a52-6d0b-4a3e-9f0e-4a53b0d3a2c7';

/** The same name gives the same UUID at every run. */
export const uuidOf = (name: string): string => v5(name, namespace);

const prefixes = {
  client: 'cli',
  contact: 'con',
  member: 'mem',
  auditor: 'aud',
  project: 'prj',
  goal: 'gol',
  request: 'req',
  question: 'qst',
  option: 'opt',
  consequence: 'csq',
  briefing: 'brf',
  decision: 'dec',
  observation: 'obs',
  objection: 'obj',
  delivery: 'dlv',
  payment: 'pay',
} as const;

/** Clients may choose the ids of what they create; then nothing has to be looked up afterwards. */
export const idOf = (kind: keyof typeof prefixes, name: string): string =>
  `${prefixes[kind]}_${uuidOf(`${kind} ${name}`)}`;
