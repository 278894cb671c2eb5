import type { EnvironmentReader } from './environment.js';
import type { SettingName } from './settings.js';

const entry = /^([A-Z]{3}):(\d{1,15}(?:\.\d{1,6})?)$/;

/** Amounts by currency, as in `EUR:5000,RUB:300000`; decimals stay texts. */
export function amountsByCurrency(
  env: EnvironmentReader,
  name: SettingName,
): Readonly<Record<string, string>> {
  const entries = env
    .text(name)
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => entry.exec(one));
  const unclear = entries.findIndex((one) => one === null);
  const currencies = entries.map((one) => one?.[1]);
  const twice = currencies.findIndex((one, index) => one !== undefined && currencies.indexOf(one) !== index);
  if (unclear >= 0 || twice >= 0)
    env.report(
      name,
      unclear >= 0
        ? `has something else than an amount of a currency at place ${unclear + 1}`
        : `names a currency twice, at place ${twice + 1}`,
      'An amount is three letters of ISO 4217, a colon and digits with a point: EUR:5000,RUB:300000.',
    );
  return Object.fromEntries(entries.flatMap((one) => (one ? [[one[1], one[2]]] : [])) as [string, string][]);
}
