import { IsInt, Length, ValidateNested } from 'class-validator';
import { Arg, Field, InputType, Int, Mutation, Query, Resolver, buildSchema } from 'type-graphql';
import { startTestServer, type TestServer } from './test-server.js';

@InputType()
class Step {
  @Field(() => String) @Length(3, 20) label!: string;
  @Field(() => Int) @IsInt({ message: 'must be whole, not $value' }) hours!: number;
}

@InputType()
class PlanInput {
  @Field(() => String) @Length(3, 200) title!: string;
  @Field(() => [Step]) @ValidateNested({ each: true }) steps!: Step[];
}

@Resolver()
class PlanResolver {
  @Query(() => String) hello(): string {
    return 'world';
  }

  @Mutation(() => String) planMake(
    @Arg('input', () => PlanInput) input: PlanInput,
    @Arg('note', () => String, { nullable: true }) note?: string,
  ): string {
    return input.title + (note ?? '');
  }
}

let server: TestServer;
beforeAll(async () => {
  // The library's own defaults, which put the whole input into the error.
  server = await startTestServer({
    schema: await buildSchema({ resolvers: [PlanResolver], validate: true }),
  });
});
afterAll(() => server.stop());

const make = 'mutation Make($input: PlanInput!) { planMake(input: $input, note: "n") }';

test('broken rules are named with their fields, also nested ones, without values', async () => {
  const { errors, raw, status } = await server.ask(make, {
    input: {
      title: 'qq',
      steps: [
        { label: 'fine', hours: 1 },
        { label: 'zz', hours: 2 },
      ],
    },
  });
  expect(status).toBe(200);
  expect(errors?.[0]).toMatchObject({
    message: 'The input breaks rules of its fields.',
    path: ['planMake'],
    extensions: {
      code: 'BAD_USER_INPUT',
      fields: [
        { path: 'input.title', rules: ['isLength: must be longer than or equal to 3 characters'] },
        { path: 'input.steps.1.label', rules: ['isLength: must be longer than or equal to 3 characters'] },
      ],
    },
  });
  expect(raw).not.toMatch(/"qq"|"zz"|fine|validationErrors|target|stack/);
});

test('a literal input is named the same way', async () => {
  const { errors } = await server.ask('mutation { planMake(input: { title: "qq", steps: [] }) }');
  expect(errors?.[0]?.extensions['fields']).toMatchObject([{ path: 'input.title' }]);
});

test('a valid input passes', async () => {
  const { data } = await server.ask(make, { input: { title: 'three', steps: [] } });
  expect(data).toEqual({ planMake: 'threen' });
});
