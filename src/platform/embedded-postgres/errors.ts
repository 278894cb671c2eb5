/** Another program already works on this data folder; nothing was touched. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse';

  constructor(
    readonly dataDir: string,
    readonly holder: number | undefined,
  ) {
    super(
      `The data folder ${dataDir} is in use by another program (process ${holder ?? 'unknown'}). ` +
        'Stop that program first, or choose another folder with --data-dir.',
    );
  }
}

/** The embedded PostgreSQL can't run here; the message holds PostgreSQL's own last words and what to try. */
export class EmbeddedPostgresFailed extends Error {
  override readonly name = 'EmbeddedPostgresFailed';

  constructor(what: string, { advice, tail, cause }: { advice: string; tail?: string; cause?: unknown }) {
    const words = tail === undefined || tail === '' ? '' : `\n\nPostgreSQL's own log ends with:\n${tail}\n`;
    super(`${what}${words}\n${advice}`, cause === undefined ? {} : { cause });
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The way out that always exists. */
export const useYourOwn = 'Or use a PostgreSQL of your own: set DATABASE_URL.';
