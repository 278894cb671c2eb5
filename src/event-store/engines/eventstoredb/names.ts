import type { StreamId } from '../../event-store.js';

/** How streams are called in an EventStoreDB that others may use too: everything of ours begins with the namespace. */
export function namesIn(namespace: string) {
  const facts = `${namespace}.`;
  return {
    /** What the names of all streams with facts begin with, and no others. */
    facts,
    /** The server's own category projection takes what comes before the first hyphen. */
    streamOf: ({ category, id }: StreamId): string => `${facts}${category}-${id}`,
    /** The other way round; `undefined` for a stream that holds no facts of ours. */
    streamIn: (name: string): StreamId | undefined => {
      const hyphen = name.indexOf('-');
      if (!name.startsWith(facts) || hyphen < 0) return undefined;
      return { category: name.slice(facts.length, hyphen), id: name.slice(hyphen + 1) };
    },
    /** Where it is written down what a command is about to store. */
    commandOf: (commandId: string): string => `${namespace}-command-${commandId.toLowerCase()}`,
    /** Where the server is asked for the time. */
    clock: `${namespace}-clock`,
  };
}

export type Names = ReturnType<typeof namesIn>;
