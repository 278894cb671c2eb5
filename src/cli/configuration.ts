import { type Config, loadConfig } from '../platform/config.js';
import type { Environment } from '../platform/environment.js';
import { createLogger, type Logger } from '../platform/logging.js';
import { exitCodes, Failed } from './failed.js';

/** Options of the command line that stand above the environment. */
export interface Overrides {
  readonly dataDir?: string;
  readonly role?: string;
  readonly host?: string;
  readonly port?: string;
  readonly logLevel?: string;
  readonly eventstoredb?: string;
}

const variableOf = {
  dataDir: 'ANSWERABLE_DATA_DIR',
  role: 'ANSWERABLE_ROLE',
  host: 'ANSWERABLE_HOST',
  port: 'ANSWERABLE_PORT',
  logLevel: 'ANSWERABLE_LOG_LEVEL',
  eventstoredb: 'EVENTSTOREDB_URL',
} as const satisfies Record<keyof Overrides, string>;

/** The configuration, or the end of the command with everything that is wrong with it. */
export function configured(overrides: Overrides = {}, environment: Environment = process.env): Config {
  const given = (Object.keys(variableOf) as (keyof Overrides)[]).flatMap((key) =>
    overrides[key] === undefined ? [] : [[variableOf[key], overrides[key]] as const],
  );
  const loaded = loadConfig({ ...environment, ...Object.fromEntries(given) });
  if ('config' in loaded) return loaded.config;
  throw new Failed(
    ['The configuration is wrong:', ...loaded.problems.map((problem) => `  ${problem}`)].join('\n'),
    exitCodes['the configuration is wrong'],
  );
}

export const loggerFor = ({ logLevel }: Config): Logger => createLogger({ level: logLevel });
