interface Kept<Value> {
  readonly value: Value;
  readonly until: number;
}

/** A bounded memory: values expire, and the one that was used longest ago makes room. Times are in the caller's unit. */
export interface Recent<Value> {
  get(key: string, now: number): Value | undefined;
  /** Gone from `until` on. */
  keep(key: string, value: Value, until: number): void;
  forget(key: string): void;
}

export function recent<Value>(most: number): Recent<Value> {
  // A Map iterates in the order of insertion, so its first key is the one used longest ago.
  const kept = new Map<string, Kept<Value>>();
  const put = (key: string, entry: Kept<Value>) => {
    kept.delete(key);
    kept.set(key, entry);
  };
  return {
    get(key, now) {
      const entry = kept.get(key);
      if (entry === undefined) return undefined;
      if (now < entry.until) put(key, entry);
      else kept.delete(key);
      return now < entry.until ? entry.value : undefined;
    },
    keep(key, value, until) {
      put(key, { value, until });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    forget: (key) => kept.delete(key),
  };
}
