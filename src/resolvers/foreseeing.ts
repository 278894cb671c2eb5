import type { Foreseen } from '../application/outcome.js';
import { foldOnto, folds, type RowSource } from '../projections/folding.js';
import type { Loaders } from './loaders.js';

/** Loaders without a row of a projection's own: where a part is found, who acts for whom, what the directory knows and the log has. */
type Beside = 'clientsAtWork' | 'entries' | 'histories' | 'parts' | 'people' | 'proofs' | 'foreseen';

/** The projections that the loaders read; a loader without its fold doesn't compile. */
const read: { readonly [Name in Exclude<keyof Loaders, Beside>]: (typeof folds)[Name] } = folds;

type Loader = Loaders[keyof typeof read];

const sourceOf = (loader: Loader): RowSource => ({
  load: (key) => loader.load(key),
  // Each loader stands under the same name as the projection that makes its rows.
  put: (key, row) => void loader.clear(key).prime(key, row as never),
});

/** Shows this request's reads what a dry run would have changed, by the very folds that the read models are made with. */
export async function foresee(loaders: Loaders, { foreseen, person }: Foreseen): Promise<void> {
  if (person) loaders.people.clear(person.id).prime(person.id, person);
  loaders.foreseen.push(...foreseen);
  for (const fact of foreseen)
    for (const name of Object.keys(read) as (keyof typeof read)[])
      await foldOnto(sourceOf(loaders[name]), read[name], fact);
}
