/** A catalogue maps message names to their data: one aggregate's vocabulary on one page. */
export type Catalogue = Record<string, object>;

/** The union of the messages that a catalogue lists. */
export type MessageOf<C extends object> = {
  [Type in keyof C & string]: { readonly type: Type; readonly data: Readonly<C[Type]> };
}[keyof C & string];

/** One handler per message name. A name without a handler does not compile. */
export type Handlers<C extends object, Context extends readonly unknown[], Result> = {
  readonly [Type in keyof C]: (data: Readonly<C[Type]>, ...context: Context) => Result;
};

/** Nobody here knows what to do with a message of this name: a newer program wrote it. */
export class UnknownMessage extends Error {
  override readonly name = 'UnknownMessage';
  constructor(readonly type: string) {
    super(`No handler for message "${type}"`);
  }
}

/** Turns a handler table into one function over the catalogue's messages. */
export function handleBy<C extends object, Context extends readonly unknown[], Result>(
  handlers: Handlers<C, Context, Result>,
) {
  return ({ type, data }: MessageOf<C>, ...context: Context): Result => {
    // `type` may come from storage, so a name like "constructor" must not find an inherited member.
    if (!Object.hasOwn(handlers, type)) throw new UnknownMessage(type);
    return handlers[type](data, ...context);
  };
}
