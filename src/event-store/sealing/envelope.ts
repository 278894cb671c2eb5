import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyReference, SealingKey } from '../../directory/keyring.js';

/** Stands where a sealed text was whose key is erased. */
export const erased = '[erased]';

/** A stored text doesn't open with its own key: it was changed after it was sealed, or moved from where it belongs. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor({ eventId, eventType, path }: Place) {
    super(
      `The sealed text at ${path} of ${eventType} ${eventId} is not the one that was stored. ` +
        'Compare the log with a backup and with its signed checkpoints.',
    );
  }
}

/** Where a text belongs. It opens nowhere else. */
export interface Place {
  readonly eventId: string;
  readonly eventType: string;
  /** Dotted, with the actual index of each list: `others.0.why`. */
  readonly path: string;
}

export interface Envelope {
  readonly $sealed: {
    readonly v: 1;
    readonly subject: string;
    readonly key: string;
    /** Base64, as is `text`: the ciphertext with the tag behind it. */
    readonly iv: string;
    readonly text: string;
  };
}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** An engine may give an event's UUID back in small letters. */
const boundTo = ({ eventId, eventType, path }: Place, { subject, keyId }: KeyReference) =>
  Buffer.from(JSON.stringify(['sealed text', 1, eventType, eventId.toLowerCase(), path, subject, keyId]));

/** Seals the text's JSON form, which keeps what UTF-8 can't: half of a surrogate pair. */
export function seal(
  text: string,
  place: Place,
  { subject, key }: { subject: string; key: SealingKey },
): Envelope {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key.key, iv, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(place, { subject, keyId: key.id }));
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(text), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return {
    $sealed: { v: 1, subject, key: key.id, iv: iv.toString('base64'), text: sealed.toString('base64') },
  };
}

export const keyOf = ({ $sealed: { subject, key } }: Envelope): KeyReference => ({ subject, keyId: key });

/** Whether a stored value claims to be sealed; only `seal` makes such values in the fields that are named for it. */
export const isSealed = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, '$sealed');

/** The envelope that a stored value is. Throws `SealBroken` on one that nobody sealed. */
export function envelopeFrom(value: object, place: Place): Envelope {
  const { $sealed } = value as { readonly $sealed?: Partial<Record<string, unknown>> | null };
  const parts = [$sealed?.['subject'], $sealed?.['key'], $sealed?.['iv'], $sealed?.['text']];
  if ($sealed?.['v'] !== 1 || parts.some((part) => typeof part !== 'string')) throw new SealBroken(place);
  return value as Envelope;
}

/** The text, or `erased` without the key. Throws `SealBroken` when the text isn't what was sealed at this place. */
export function open(envelope: Envelope, place: Place, key: KeyObject | undefined): string {
  if (key === undefined) return erased;
  const sealed = Buffer.from(envelope.$sealed.text, 'base64');
  const tag = Math.max(0, sealed.length - tagBytes);
  try {
    const iv = Buffer.from(envelope.$sealed.iv, 'base64');
    const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes });
    decipher.setAAD(boundTo(place, keyOf(envelope)));
    decipher.setAuthTag(sealed.subarray(tag));
    const text = Buffer.concat([decipher.update(sealed.subarray(0, tag)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as string;
  } catch {
    throw new SealBroken(place);
  }
}
