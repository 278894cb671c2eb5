/** What is in a mailbox when somebody looks: the next letter, or why there is none to come. */
export type Letter<Item> =
  { readonly is: 'ITEM'; readonly item: Item } | { readonly is: 'OVERFLOW' } | { readonly is: 'CLOSED' };

/**
 * A bounded queue between one who must never wait and one who takes their time. What does not fit any more empties it: a
 * queue with a hole in it would be worth nothing.
 */
export interface Mailbox<Item> {
  put(item: Item): void;
  /** Rejects the taker's next call. */
  fail(error: unknown): void;
  close(): void;
  take(): Promise<Letter<Item>>;
}

export function mailbox<Item>(most: number): Mailbox<Item> {
  let items: Item[] = [];
  let end: Letter<Item> | undefined;
  let failure: { readonly error: unknown } | undefined;
  let ring: () => void = () => undefined;

  const finish = (letter: Letter<Item>) => {
    end ??= letter;
    ring();
  };
  return {
    put(item) {
      if (end) return;
      if (items.length >= most) {
        items = [];
        finish({ is: 'OVERFLOW' });
      } else {
        items.push(item);
        ring();
      }
    },
    fail(error) {
      failure ??= { error };
      ring();
    },
    close: () => {
      items = [];
      finish({ is: 'CLOSED' });
    },
    async take() {
      for (;;) {
        if (failure) throw failure.error;
        const item = items.shift();
        if (item !== undefined) return { is: 'ITEM', item };
        if (end) return end;
        await new Promise<void>((resolve) => (ring = resolve));
      }
    },
  };
}
