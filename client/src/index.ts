export {
  type AskOptions,
  type Client,
  type ClientOptions,
  createClient,
  type Done,
  type FollowOptions,
  type Outcome,
  type PayloadOf,
  type Refused,
} from './client.js';
export { type CommandInput, type CommandName, commands } from './commands.js';
export type { Document } from './document.js';
export { type ApiError, ReplyLost, RequestFailed } from './failures.js';
export type { Patience } from './patience.js';
export * from './generated/graphql.js';
