import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { Application } from '../application/application.js';
import { createSchema } from '../resolvers/create-schema.js';
import { print, printLine } from './print.js';

/** The contract as text. Nothing is executed, so there is no application behind it. */
export async function schemaText(): Promise<string> {
  const schema = await createSchema({} as Application);
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

async function emitSchema(file: string | undefined): Promise<void> {
  const text = await schemaText();
  if (file === undefined) {
    print(text);
    return;
  }
  await writeFile(file, text);
  printLine(`Wrote ${file}: ${text.split('\n').length} lines.`);
}

export const emitSchemaCommand = (): Command =>
  new Command('emit-schema')
    .description('Writes the GraphQL schema (SDL), to a file or to standard output.')
    .argument('[file]', 'where to write it')
    .action(emitSchema);
