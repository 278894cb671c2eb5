import type { Application } from '../application/application.js';
import { createdId, newCommandId } from '../application/created-ids.js';
import type { Envelope } from '../application/envelope.js';
import type { Outcome } from '../application/outcome.js';
import { isRefusal } from '../kernel/decider.js';
import type { IdKind } from '../kernel/naming.js';
import type { CommandInput } from '../schema/command.inputs.js';
import { writePosition } from '../schema/scalars.js';
import type { UserError } from '../schema/user-error.types.js';
import { type RequestContext, signedIn } from './request-context.js';
import { userErrorOf } from './user-errors.js';

type Given<Value> = Value extends readonly (infer Item)[]
  ? Given<Item>[]
  : Value extends object
    ? { [Key in keyof Value]: Given<Exclude<Value[Key], undefined | null>> }
    : Value;

/** What was sent, without what was sent as null and without class instances: the same wish always looks the same. */
export function given<Input>(input: Input): Given<Input> {
  if (Array.isArray(input)) return input.map(given) as Given<Input>;
  if (typeof input !== 'object' || input === null) return input as Given<Input>;
  const present = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(present.map(([key, value]) => [key, given<unknown>(value)])) as Given<Input>;
}

/** A command on its way: its envelope, its own content, and ids for what it creates. */
export interface Sending<Input> {
  readonly content: Omit<Given<Input>, keyof CommandInput>;
  readonly envelope: Envelope;
  /** The id of what is created, where the sender chose none. */
  readonly created: (kind: IdKind) => string;
}

export function sending<Input extends CommandInput>(
  input: Input,
  context: RequestContext,
  onBehalfOf?: string,
): Sending<Input> {
  const { commandId, ...sent } = given(input) as CommandInput & Given<Input>;
  const { expectedRevision, occurredAt, ...content } = sent;
  const key = commandId ?? newCommandId();
  const { principal } = signedIn(context);
  const { correlationId } = context;
  return {
    content: content as Omit<Given<Input>, keyof CommandInput>,
    envelope: {
      principal,
      commandId: key,
      input: sent,
      correlationId,
      expectedRevision,
      occurredAt,
      onBehalfOf,
    },
    created: (kind) => createdId(kind, key),
  };
}

interface Answer {
  userErrors: UserError[];
  position?: string | undefined;
  behind: boolean;
}

/** Tells a command's outcome, with what it changed as it stands now, once the read models show it. */
export async function told<Key extends string, Shown>(
  app: Application,
  outcome: Outcome,
  { as, show }: { readonly as: Key; readonly show: (id: string) => Promise<Shown | undefined> },
): Promise<Answer & { [K in Key]?: Shown | undefined }> {
  if (isRefusal(outcome))
    return { userErrors: [userErrorOf(outcome)], behind: false } as Answer & { [K in Key]?: Shown };
  const caughtUp = await app.caughtUp(outcome.position);
  const shown = caughtUp ? await show(outcome.id) : undefined;
  const answer: Answer = { userErrors: [], position: writePosition(outcome.position), behind: !caughtUp };
  return { ...answer, [as]: shown } as Answer & { [K in Key]?: Shown };
}
