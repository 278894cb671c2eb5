import type { ElementKind } from '../../kernel/authority.js';
import type { ChangeRequest } from './state.js';

/** What a request touches, as far as authority and knowledge hang on it. */
export interface Touched {
  readonly disciplines: readonly string[];
  /** Empty where nobody has said: then it may touch any. */
  readonly elementKinds: readonly ElementKind[];
}

/** As it is formulated, or else as its template has it; `undefined` while nobody has said. */
export const touchedIn = ({
  formulation,
  template,
}: Pick<ChangeRequest, 'formulation' | 'template'>): Touched | undefined => {
  if (!formulation) return template;
  const { disciplines, elements = [] } = formulation;
  return { disciplines, elementKinds: [...new Set(elements.map(({ kind }) => kind))] };
};
