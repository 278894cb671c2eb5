import type { UnknownEvents } from './events.js';

export interface UnknownState {
  readonly unknowns: readonly (UnknownEvents['UnknownDeclared'] & { readonly resolved: boolean })[];
}

export const initialUnknowns: UnknownState = { unknowns: [] };
