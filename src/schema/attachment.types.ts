import { IsInt, Matches, Max, Min } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Person } from './person.types.js';
import { Recorded } from './recorded.types.js';
import { Sha256 } from './scalars.js';
import { Text } from './text.js';

/** Larger than any file that anybody hands over, and still exact in JSON. */
const mostBytes = Number.MAX_SAFE_INTEGER;

@ObjectType({
  description:
    'Something that was handed over with a wish. The bytes are kept elsewhere; the digest says which they were.',
  implements: Recorded,
  simpleResolvers: true,
})
export class Attachment extends Recorded {
  @Field(() => String, { description: 'What the file was called.' })
  name!: string;

  @Field(() => Sha256, { description: 'SHA-256 of its bytes.' })
  sha256!: string;

  @Field(() => Number, { description: 'How many bytes it has.' })
  bytes!: number;

  @Field(() => String, { description: 'Its media type, such as application/pdf.' })
  mediaType!: string;

  @Field(() => Person, { description: 'Who handed it over.' })
  addedBy!: { id: string };
}

@InputType({ description: 'Something that is handed over. Only its digest comes here; keep the bytes.' })
export class AttachmentInput {
  @Field(() => String, { description: 'What the file is called.' })
  @Text(255)
  name!: string;

  @Field(() => Sha256, { description: 'SHA-256 of its bytes.' })
  sha256!: string;

  @Field(() => Number, { description: 'How many bytes it has.' })
  @IsInt()
  @Min(0)
  @Max(mostBytes)
  bytes!: number;

  @Field(() => String, { description: 'Its media type, such as application/pdf.' })
  @Matches(/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/, { message: '$property must be a media type' })
  mediaType!: string;
}
