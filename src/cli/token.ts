import { Command } from 'commander';
import { mintToken } from '../auth/tokens.js';
import { newSecret } from '../platform/ids.js';
import { configured } from './configuration.js';
import { exitCodes, Failed } from './failed.js';
import { printLine } from './print.js';

interface TokenOptions {
  readonly subject?: string;
  readonly hours: string;
  readonly newSecret?: true;
}

const longestHours = 24 * 366;

function lifetimeOf(hours: string): number {
  const lifetime = Number(hours);
  if (!(lifetime > 0 && lifetime <= longestHours))
    throw new Failed(`--hours is a number above 0, up to ${longestHours}.`, exitCodes['wrong usage']);
  return Math.ceil(lifetime * 3_600);
}

async function token(options: TokenOptions): Promise<void> {
  if (options.newSecret) {
    printLine(newSecret());
    return;
  }
  if (options.subject === undefined)
    throw new Failed('Say whose token it is: --subject <subject>.', exitCodes['wrong usage']);
  const { auth } = configured();
  if (auth?.kind !== 'SECRET')
    throw new Failed(
      'Tokens are minted for a shared secret: set ANSWERABLE_JWT_SECRET to the one that the server has. With an identity provider, it makes the tokens.',
      exitCodes['the configuration is wrong'],
    );
  const { secret, issuer, audience } = auth;
  const minted = await mintToken({
    secret,
    subject: options.subject,
    lifetimeSeconds: lifetimeOf(options.hours),
    ...(issuer !== undefined && { issuer }),
    ...(audience !== undefined && { audience }),
  });
  printLine(minted);
}

export const tokenCommand = (): Command =>
  new Command('token')
    .description('Mints a token for the shared secret in ANSWERABLE_JWT_SECRET, or a new secret.')
    .option(
      '--subject <subject>',
      'whom it is for: the subject that the member, contact or auditor was added with',
    )
    .option('--hours <hours>', 'for how long it holds', '12')
    .option('--new-secret', 'print a new secret instead, fit for ANSWERABLE_JWT_SECRET')
    .addHelpText(
      'after',
      `
Examples:
  export ANSWERABLE_JWT_SECRET=$(answerable token --new-secret)
  answerable token --subject anna@studio.example`,
    )
    .action(token);
