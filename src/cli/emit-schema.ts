import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { Application } from '../application/application.js';
import { createSchema } from '../resolvers/create-schema.js';

/** The contract as text. Nothing is executed, so there is no application behind it. */
export async function schemaText(): Promise<string> {
  const schema = await createSchema({} as Application);
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

export const emitSchema = async (file: string): Promise<void> => writeFile(file, await schemaText());
