import type { UnknownEvents } from './events.js';

export type UnknownCommands = {
  DeclareUnknown: UnknownEvents['UnknownDeclared'];
  ResolveUnknown: UnknownEvents['UnknownResolved'];
};
