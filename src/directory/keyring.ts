import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '../platform/clock.js';
import { recent } from '../platform/recent.js';
import { type Query, sql } from '../platform/postgres/sql.js';

/** A subject's key for AES-256. After an erasure the same subject may get another: `id` tells the two apart. */
export interface SealingKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Which key a text was sealed with. */
export interface KeyReference {
  readonly subject: string;
  readonly keyId: string;
}

/**
 * A key per subject, kept where it can be erased. Backups hold erased keys until they are discarded themselves. Other
 * processes know an erased key for `rememberedMilliseconds` at most: what they seal with it in that time can't be opened.
 */
export interface Keyring {
  /** The subject's key; made when there is none. */
  keyFor(subject: string): Promise<SealingKey>;
  /** The keys that are still there, under their ids; the others are erased. One query at most, and none where all are known. */
  keysFor(references: readonly KeyReference[]): Promise<ReadonlyMap<string, KeyObject>>;
  /** Whatever was sealed for the subject can't be opened any more, by anybody. */
  erase(subject: string): Promise<void>;
}

/** How long a key is used without asking whether it is still there. */
export const rememberedMilliseconds = 60_000;

const mostRemembered = 10_000;
const keyBytes = 32;

interface Row {
  readonly subject_id: string;
  readonly key: Buffer;
}

/** The id gives nothing of the key away: it is a part of a hash of 256 random bits. */
const sealingKeyFrom = (key: Buffer): SealingKey => ({
  id: createHash('sha256').update('key id').update(key).digest('base64url').slice(0, 16),
  key: createSecretKey(key),
});

const load = (query: Query, subjects: readonly string[]) =>
  query<Row>(sql`SELECT subject_id, key FROM directory.keys WHERE subject_id = ANY(${subjects}::text[])`);

const insert = (query: Query, subject: string) =>
  query<Row>(sql`
    INSERT INTO directory.keys (subject_id, key) VALUES (${subject}, ${randomBytes(keyBytes)})
    ON CONFLICT DO NOTHING RETURNING subject_id, key`);

const attempts = 5;

/** Loads the subject's key or makes it; of several who make it at once, one does and the others find it. */
async function loadOrMake(query: Query, subject: string): Promise<SealingKey> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [found] = await load(query, [subject]);
    const [row] = found === undefined ? await insert(query, subject) : [found];
    if (row !== undefined) return sealingKeyFrom(row.key);
  }
  throw new Error('A key could neither be found nor made.');
}

/** `query` must not be a transaction's: a key has to be there for good before anything is sealed with it. */
export function keyring(query: Query, clock: Clock = systemClock): Keyring {
  const known = recent<SealingKey>(mostRemembered);
  const recall = (subject: string) => known.get(subject, clock.monotonic());
  const remember = (subject: string, key: SealingKey, asked: number) =>
    known.keep(subject, key, asked + rememberedMilliseconds);

  return {
    async keyFor(subject) {
      const remembered = recall(subject);
      if (remembered !== undefined) return remembered;
      const asked = clock.monotonic();
      const key = await loadOrMake(query, subject);
      remember(subject, key, asked);
      return key;
    },
    async keysFor(references) {
      const keys = new Map<string, KeyObject>();
      const unknown = new Set<string>();
      for (const { subject, keyId } of references) {
        const remembered = recall(subject);
        // With another id than the remembered one it may be a newer key, made by another process.
        if (remembered?.id === keyId) keys.set(keyId, remembered.key);
        else unknown.add(subject);
      }
      if (unknown.size === 0) return keys;
      const asked = clock.monotonic();
      for (const { subject_id, key } of await load(query, [...unknown])) {
        const loaded = sealingKeyFrom(key);
        keys.set(loaded.id, loaded.key);
        remember(subject_id, loaded, asked);
      }
      return keys;
    },
    async erase(subject) {
      await query(sql`DELETE FROM directory.keys WHERE subject_id = ${subject}`);
      known.forget(subject);
    },
  };
}
