/** A parameterised statement. `name` makes `pg` prepare it once per connection, which is the fastest way measured. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

/** Runs a statement. Satisfied by a pool or a transaction. */
export type Query = <Row>(statement: Statement) => Promise<Row[]>;

/** Marks a part that is spliced in as it stands; only `identifier` and `sql` itself make them. */
class Fragment implements Statement {
  constructor(
    readonly text: string,
    readonly values: readonly unknown[],
  ) {}
}

/** A quoted identifier, for tables whose names are computed (a read model's build, for instance). */
export const identifier = (...path: readonly string[]): Statement =>
  new Fragment(path.map((part) => `"${part.replaceAll('"', '""')}"`).join('.'), []);

/**
 * sql`... ${value} ...` binds every value as a parameter; text cannot be spliced in. A nested sql`...` or `identifier()`
 * becomes a part of the statement, with its own values renumbered.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Statement {
  const values: unknown[] = [];
  const text = parts.reduce<string>((before, part, index) => {
    const after = strings[index + 1] ?? '';
    if (!(part instanceof Fragment)) return `${before}$${values.push(part)}${after}`;
    const shift = values.length;
    values.push(...part.values);
    return before + part.text.replace(/\$(\d+)/g, (_, ordinal) => `$${Number(ordinal) + shift}`) + after;
  }, strings[0] ?? '');
  return new Fragment(text, values);
}

/** Nested statements one after another, with `separator` between them. */
export const joined = (parts: readonly Statement[], separator: Statement): Statement =>
  parts.length === 0
    ? sql``
    : parts.slice(1).reduce((all, part) => sql`${all}${separator}${part}`, parts[0] ?? sql``);
