import { type Decision, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { DisciplineCatalogueEvents } from './events.js';
import type { DisciplineCatalogue } from './state.js';

export type DisciplineCatalogueCommands = {
  AddDiscipline: { code: string; name: string; main: boolean };
  RenameDiscipline: { code: string; name: string };
  RetireDiscipline: { code: string; why?: string };
  ReviveDiscipline: { code: string };
};

export type DisciplineCatalogueRefusals = {
  NOT_FOUND: { what: 'discipline' };
  ALREADY_EXISTS: { what: 'discipline' };
  /** Two lines of service of one name couldn't be told apart by a person. */
  NAME_TAKEN: { name: string; code: string };
};
type Outcome = Decision<DisciplineCatalogueEvents, DisciplineCatalogueRefusals>;

const find = (state: DisciplineCatalogue, code: string) => state.find((one) => one.code === code);

const missing = () => refuse('NOT_FOUND', { what: 'discipline' as const });

const whyTaken = (state: DisciplineCatalogue, { code, name }: { code: string; name: string }) => {
  const other = state.find((one) => one.code !== code && one.name.toLowerCase() === name.toLowerCase());
  return other && refuse('NAME_TAKEN', { name, code: other.code });
};

const handle = handleBy<DisciplineCatalogueCommands, [DisciplineCatalogue, Deciding], Outcome>({
  AddDiscipline: (added, state) =>
    // A retired one keeps its code: facts speak of it.
    find(state, added.code)
      ? refuse('ALREADY_EXISTS', { what: 'discipline' })
      : (whyTaken(state, added) ?? [{ type: 'DisciplineAdded', data: added }]),

  RenameDiscipline: ({ code, name }, state) => {
    const known = find(state, code);
    if (!known) return missing();
    if (known.name === name) return [];
    return whyTaken(state, { code, name }) ?? [{ type: 'DisciplineRenamed', data: { code, name } }];
  },

  RetireDiscipline: (retired, state) => {
    const known = find(state, retired.code);
    if (!known) return missing();
    return known.retired ? [] : [{ type: 'DisciplineRetired', data: retired }];
  },

  ReviveDiscipline: ({ code }, state) => {
    const known = find(state, code);
    if (!known) return missing();
    return known.retired ? [{ type: 'DisciplineRevived', data: { code } }] : [];
  },
});

export const decide = (
  command: MessageOf<DisciplineCatalogueCommands>,
  state: DisciplineCatalogue,
  context: Deciding,
): Outcome => handle(command, state, context);
