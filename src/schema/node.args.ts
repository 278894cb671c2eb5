import { ArrayMaxSize } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import { ReadArgs } from './page.args.js';

@ArgsType()
export class NodesArgs extends ReadArgs {
  @Field(() => [ID], { description: 'Their ids; 100 at most.' })
  @ArrayMaxSize(100)
  ids!: string[];
}
