/**
 * What of the read models somebody may see at all. Every query takes one, so that no way in passes it by; rows outside
 * answer like missing ones.
 */
export type Scope =
  | { readonly sees: 'EVERYTHING' }
  | { readonly sees: 'CLIENT'; readonly clientId: string }
  | SomeProjects
  | { readonly sees: 'NOTHING' };

/** These projects, and the clients that they are done for. */
export interface SomeProjects {
  readonly sees: 'PROJECTS';
  readonly projectIds: readonly string[];
  readonly clientIds: readonly string[];
}
