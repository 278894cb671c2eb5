import { Command } from 'commander';
import { newCommandId } from '../application/created-ids.js';
import { configured, loggerFor, type Overrides } from './configuration.js';
import { addDirector } from './director.js';
import { Failed } from './failed.js';
import { printLine } from './print.js';
import { withCore } from './running.js';

interface BootstrapOptions extends Overrides {
  readonly subject: string;
  readonly name: string;
}

async function bootstrap({ subject, name, ...overrides }: BootstrapOptions): Promise<void> {
  const config = configured(overrides);
  await withCore(config, loggerFor({ ...config, logLevel: 'warn' }), async ({ app }) => {
    if (await app.principalOf(subject)) throw new Failed(`Somebody signs in with this subject already.`);
    const id = await addDirector(app, { subject, name, commandId: newCommandId() });
    printLine(
      `Director ${id} added. Mint a token with: answerable token --subject ${JSON.stringify(subject)}`,
    );
  });
}

export const bootstrapCommand = (): Command =>
  new Command('bootstrap')
    .description(
      'Adds a director, who can then add everybody else over the API. Works while the server is stopped, or on DATABASE_URL.',
    )
    .requiredOption('--subject <subject>', 'the `sub` of the tokens that the director will come with')
    .requiredOption('--name <name>', 'what the director is called')
    .option('--data-dir <folder>', "folder of the program's own PostgreSQL (ANSWERABLE_DATA_DIR)")
    .addHelpText(
      'after',
      '\nExample:\n  answerable bootstrap --subject anna@studio.example --name "Anna Petrova"',
    )
    .action(bootstrap);
