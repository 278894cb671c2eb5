import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { commands } from '#client';
import { textOf } from '../docs/documents.js';

const schema: GraphQLSchema = buildSchema(textOf('src/schema/schema.graphql'));

test('what is generated is up to date: `npm run client` writes it', async () => {
  await expect(
    promisify(execFile)(process.execPath, ['client/generate.mjs', '--check']),
  ).resolves.toMatchObject({ stderr: '' });
});

test('there is a valid document for every mutation, which asks for every detail of a refusal', () => {
  expect(Object.keys(commands).sort()).toEqual(
    Object.keys(schema.getMutationType()?.getFields() ?? {}).sort(),
  );
  for (const document of Object.values(commands)) {
    const text = document.toString();
    expect(validate(schema, parse(text))).toEqual([]);
    for (const member of schema.getPossibleTypes(schema.getType('UserError') as never))
      if (member.name !== 'Refusal') expect(text).toContain(`... on ${member.name} {`);
  }
});
