/**
 * A generator that ends when it is told to, even while it waits: an ordinary one would first wait for whatever it waits
 * for. `make` is given what to call then.
 */
export function stoppable<Item>(
  make: (stopped: AbortSignal) => AsyncGenerator<Item, void, undefined>,
): AsyncGenerator<Item, void, undefined> {
  const stop = new AbortController();
  const inner = make(stop.signal);
  const stopping = {
    next: () => inner.next(),
    return: () => {
      stop.abort();
      return inner.return();
    },
    throw: (error: unknown) => {
      stop.abort();
      return inner.throw(error);
    },
    [Symbol.asyncIterator]: () => stopping,
    [Symbol.asyncDispose]: async () => {
      await stopping.return();
    },
  };
  return stopping;
}
