import { Field, Int, ObjectType } from 'type-graphql';
import { Sha256 } from './scalars.js';

@ObjectType({
  description:
    'The root of the Merkle tree (RFC 9162, SHA-256) over all events up to a moment. Whoever keeps it can tell later whether anything before that moment has been changed.',
  simpleResolvers: true,
})
export class LogRoot {
  @Field(() => Int, { description: 'How many events it is over.' })
  size!: number;

  @Field(() => Sha256, { description: 'The hash over them.' })
  hash!: string;
}

@ObjectType({
  description:
    'Shows that an event is in the log, unchanged and at its place: its leaf, and the hashes beside the way up to the root (RFC 9162, 2.1.3), which is that of the whole operation.',
  simpleResolvers: true,
})
export class InclusionProof {
  @Field(() => Int, { description: 'Its place among all events, from 0.' })
  leafIndex!: number;

  @Field(() => Sha256, { description: 'SHA-256 of a zero byte and the `entry`.' })
  leafHash!: string;

  @Field(() => Int, { description: 'How many events the root is over.' })
  treeSize!: number;

  @Field(() => Sha256, {
    description: 'The root. In one operation it is the same everywhere, and that of `_meta`.',
  })
  rootHash!: string;

  @Field(() => [Sha256], {
    description: 'What is beside the way from the leaf to the root, the nearest first.',
  })
  path!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'The very bytes (UTF-8) that the leaf is made of: all that is stored of the event, as canonical JSON (RFC 8785). What people wrote is encrypted in it.',
  })
  entry?: string | undefined;
}
