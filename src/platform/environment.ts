import { type Setting, type SettingName, settings } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings and gathers what is wrong with them; no message repeats a value. After a problem the answer is a filler. */
export interface EnvironmentReader {
  readonly problems: readonly string[];
  /** Something is wrong: which variable, what, and what to try. */
  report(name: string, wrong: string, advice: string): void;
  /** The value, or its default; `undefined` without either. A variable that is set to nothing counts as not set. */
  given(name: SettingName): string | undefined;
  text(name: SettingName): string;
  whole(name: SettingName, range: { readonly least: number; readonly most: number }): number;
  oneOf<Choice extends string>(name: SettingName, choices: readonly Choice[]): Choice | undefined;
  flag(name: SettingName): boolean;
}

const defaultOf = (name: SettingName): string | undefined =>
  settings.find(
    (setting): setting is typeof setting & Setting => setting.name === name && 'default' in setting,
  )?.default;

export function environmentReader(env: Environment): EnvironmentReader {
  const problems: string[] = [];
  const report = (name: string, wrong: string, advice: string) => {
    problems.push(`${name} ${wrong}. ${advice}`);
  };
  const given = (name: SettingName) => {
    const value = env[name];
    return value === undefined || value.trim() === '' ? defaultOf(name) : value;
  };
  const text = (name: SettingName) => given(name)?.trim() ?? '';
  const oneOf = <Choice extends string>(name: SettingName, choices: readonly Choice[]) => {
    const value = text(name).toLowerCase();
    const choice = choices.find((one) => one === value);
    if (choice === undefined) report(name, 'has a value that it does not know', `Use ${choices.join(', ')}.`);
    return choice;
  };
  return {
    problems,
    report,
    given,
    text,
    oneOf,
    flag: (name) => oneOf(name, ['true', 'false']) === 'true',
    whole(name, { least, most }) {
      const value = text(name);
      const number = Number(value);
      if (/^\d{1,9}$/.test(value) && number >= least && number <= most) return number;
      report(
        name,
        `is not a whole number from ${least} to ${most}`,
        `The usual is ${defaultOf(name) ?? least}.`,
      );
      return least;
    },
  };
}
