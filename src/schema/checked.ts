import { validate } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';

/** How what clients send is checked everywhere. */
export const validation = {
  forbidUnknownValues: true,
  skipMissingProperties: false,
  validationError: { target: false, value: false },
} as const;

/** Arguments as an instance of their class, or the error that a resolver's would be: for where nobody else checks them. */
export async function checked<Args extends object>(Class: new () => Args, given: object): Promise<Args> {
  const args = Object.assign(new Class(), given);
  const errors = await validate(args, validation);
  if (errors.length > 0) throw new ArgumentValidationError(errors);
  return args;
}
