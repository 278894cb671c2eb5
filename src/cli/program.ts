import { Command, CommanderError } from 'commander';
import { settings } from '../platform/settings.js';
import { version } from '../platform/version.js';
import { bootstrapCommand } from './bootstrap.js';
import { demoCommand } from './demo.js';
import { emitSchemaCommand } from './emit-schema.js';
import { exitCodes, Failed } from './failed.js';
import { importCommand } from './import.js';
import { printError } from './print.js';
import { readModelsCommand } from './read-models.js';
import { serveCommand } from './serve.js';
import { tokenCommand } from './token.js';

const settingsHelp = () =>
  settings
    .map((setting) => {
      const fallback = 'default' in setting && setting.default !== '' ? ` [${setting.default}]` : '';
      return `  ${setting.name}${fallback}\n      ${setting.description}`;
    })
    .join('\n');

const exitHelp = Object.entries(exitCodes)
  .map(([meaning, code]) => `  ${code.toString()}  ${meaning}`)
  .join('\n');

/** What holds for the root holds for the commands in commands too: how errors are shown, and that none ends the process. */
function adopt(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent);
  for (const inner of command.commands) adopt(command, inner);
  return command;
}

/** The whole command line. Every command says what it does with `--help`. */
export function program(): Command {
  const root = new Command('answerable')
    .description(
      'Who wished for what, what was offered, who decided on what authority, what came of it - and who answers for it.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: printError })
    .showHelpAfterError('Try --help.');
  const commands = [
    serveCommand(),
    demoCommand(),
    bootstrapCommand(),
    tokenCommand(),
    importCommand(),
    readModelsCommand(),
    emitSchemaCommand(),
  ];
  for (const command of commands) root.addCommand(adopt(root, command));
  return root.addHelpText(
    'after',
    `\nSettings (environment variables):\n${settingsHelp()}\n\nExit codes:\n${exitHelp}\n`,
  );
}

/** Runs one command line and says with what code to exit. */
export async function run(words: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes['wrong usage'];
    if (!(error instanceof Failed)) throw error;
    printError(`${error.message}\n`);
    return error.exitCode;
  }
}
