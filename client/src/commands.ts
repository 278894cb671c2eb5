import type { VariablesOf } from '@graphql-typed-document-node/core';
import { commands } from './generated/commands.js';

/** The name of a mutation. */
export type CommandName = keyof typeof commands;

/** What a command takes. */
export type CommandInput<Name extends CommandName> = VariablesOf<(typeof commands)[Name]>['input'];

export { commands };
