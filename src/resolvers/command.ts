import type { Application } from '../application/application.js';
import { createdId, newCommandId } from '../application/created-ids.js';
import type { Envelope } from '../application/envelope.js';
import { type Done, type Foreseen, isForeseen, type Outcome } from '../application/outcome.js';
import { isRefusal } from '../kernel/decider.js';
import type { IdKind } from '../kernel/naming.js';
import type { CommandInput, ManagingInput } from '../schema/command.inputs.js';
import type { HistoryEvent } from '../schema/history.types.js';
import type { OnBehalfRequestInput } from '../schema/on-behalf.inputs.js';
import { writePosition } from '../schema/scalars.js';
import type { UserError } from '../schema/user-error.types.js';
import { foresee } from './foreseeing.js';
import { historyEvent } from './mapping/history.mapping.js';
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

/** What an input says beside its command's own content. */
type Beside = keyof ManagingInput | 'onBehalfOf';

/** A command on its way: its envelope, its own content, and ids for what it creates. */
export interface Sending<Input> {
  readonly content: Omit<Given<Input>, Beside>;
  readonly envelope: Envelope;
  /** The id of what is created, where the sender chose none. */
  readonly created: (kind: IdKind) => string;
}

type OnBehalf = Pick<OnBehalfRequestInput, 'onBehalfOf'>;

/** The word recorded is that of whom `onBehalfOf` names: here, where the command says it in its own words, or in the input. */
export function sending<Input extends CommandInput>(
  input: Input,
  context: RequestContext,
  saidBy?: string,
): Sending<Input> {
  const { commandId, dryRun, ...wanted } = given(input) as ManagingInput & OnBehalf & Given<Input>;
  const { expectedRevision, occurredAt, override, onBehalfOf = saidBy, ...content } = wanted;
  const key = commandId ?? newCommandId();
  const { principal } = signedIn(context);
  const { correlationId } = context;
  return {
    content: content as Omit<Given<Input>, Beside>,
    envelope: {
      principal,
      commandId: key,
      input: wanted,
      correlationId,
      expectedRevision,
      occurredAt,
      onBehalfOf,
      dryRun,
      override,
    },
    created: (kind) => createdId(kind, key),
  };
}

interface Answer {
  userErrors: UserError[];
  position?: string | undefined;
  behind: boolean;
  dryRun: boolean;
  wouldRecord?: HistoryEvent[] | undefined;
}

/** A command's outcome, as which field of the payload it is told, and how to find what it changed. */
export interface Telling<Key extends string, Shown> {
  readonly outcome: Outcome;
  readonly as: Key;
  readonly show: (id: string) => Promise<Shown | undefined>;
}

const stored = ({ position }: Done, caughtUp: boolean): Answer => ({
  userErrors: [],
  position: writePosition(position),
  behind: !caughtUp,
  dryRun: false,
});

const imagined = ({ foreseen }: Foreseen, caughtUp: boolean): Answer => ({
  userErrors: [],
  behind: !caughtUp,
  dryRun: true,
  wouldRecord: foreseen.map(historyEvent),
});

/** Tells a command's outcome, with what it changed as it stands now, or would stand, once the read models show it. */
export async function told<Key extends string, Shown>(
  app: Application,
  context: RequestContext,
  { outcome, as, show }: Telling<Key, Shown>,
): Promise<Answer & { [K in Key]?: Shown | undefined }> {
  if (isRefusal(outcome)) {
    const { dryRun = false } = outcome;
    return { userErrors: [userErrorOf(outcome)], behind: false, dryRun } as Answer & { [K in Key]?: Shown };
  }
  const caughtUp = await app.caughtUp(outcome.position);
  if (caughtUp && isForeseen(outcome)) await foresee(signedIn(context).loaders, outcome);
  const shown = caughtUp ? await show(outcome.id) : undefined;
  const answer = isForeseen(outcome) ? imagined(outcome, caughtUp) : stored(outcome, caughtUp);
  return { ...answer, [as]: shown } as Answer & { [K in Key]?: Shown };
}
