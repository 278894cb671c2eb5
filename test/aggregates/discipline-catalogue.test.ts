import { disciplineCatalogue } from '../../src/aggregates/discipline-catalogue/index.js';
import { seededDisciplines } from '../../src/kernel/disciplines.js';
import { specificationFor } from '../support/decider-specification.js';
import { deciding, unruly } from './parties.js';

const given = specificationFor(disciplineCatalogue, deciding);
const podcasts = { code: 'PODCASTS', name: 'Podcasts', main: false };
const added = { type: 'DisciplineAdded', data: podcasts } as const;
const retired = { type: 'DisciplineRetired', data: { code: 'PODCASTS' } } as const;
const revived = { type: 'DisciplineRevived', data: { code: 'PODCASTS' } } as const;

test('a studio starts with the eleven of the beginning, all of which are sold', () =>
  expect(disciplineCatalogue.initialState).toEqual(
    seededDisciplines.map((one) => ({ ...one, retired: false })),
  ));

test('a discipline is added once, and a seeded one never again: ALREADY_EXISTS', () => {
  given().when({ type: 'AddDiscipline', data: podcasts }).then(added);
  given(added)
    .when({ type: 'AddDiscipline', data: { ...podcasts, name: 'Radio' } })
    .thenRefused('ALREADY_EXISTS', { what: 'discipline' });
  given()
    .when({ type: 'AddDiscipline', data: { code: 'DESIGN', name: 'Something else', main: true } })
    .thenRefused('ALREADY_EXISTS', { what: 'discipline' });
});

test('a code never gets another meaning, not even once it is retired: ALREADY_EXISTS', () => {
  given(added, retired)
    .when({ type: 'AddDiscipline', data: { ...podcasts, name: 'Radio' } })
    .thenRefused('ALREADY_EXISTS', { what: 'discipline' });
});

test('two disciplines are not called the same, in whatever case: NAME_TAKEN', () => {
  given()
    .when({ type: 'AddDiscipline', data: { code: 'LOGOS', name: 'design', main: false } })
    .thenRefused('NAME_TAKEN', { name: 'design', code: 'DESIGN' });
  given(added)
    .when({ type: 'RenameDiscipline', data: { code: 'PODCASTS', name: 'Copywriting' } })
    .thenRefused('NAME_TAKEN', { name: 'Copywriting', code: 'COPYWRITING' });
});

test('a discipline is called something else, and may change the case of its own name', () => {
  for (const name of ['Sound', 'podCasts'])
    given(added)
      .when({ type: 'RenameDiscipline', data: { code: 'PODCASTS', name } })
      .then({ type: 'DisciplineRenamed', data: { code: 'PODCASTS', name } });
  given(added)
    .when({ type: 'RenameDiscipline', data: { code: 'PODCASTS', name: 'Podcasts' } })
    .thenNothingNew();
});

test('a discipline is retired, with a reason or without, and revived; each twice records nothing new', () => {
  const why = 'Nobody asks for it.';
  given(added)
    .when({ type: 'RetireDiscipline', data: { code: 'PODCASTS' } })
    .then(retired);
  given()
    .when({ type: 'RetireDiscipline', data: { code: 'DESIGN', why } })
    .then({ type: 'DisciplineRetired', data: { code: 'DESIGN', why } });
  given(added, retired)
    .when({ type: 'RetireDiscipline', data: { code: 'PODCASTS' } })
    .thenNothingNew();
  given(added, retired)
    .when({ type: 'ReviveDiscipline', data: { code: 'PODCASTS' } })
    .then(revived);
  given(added)
    .when({ type: 'ReviveDiscipline', data: { code: 'PODCASTS' } })
    .thenNothingNew();
  given(added, retired, revived)
    .when({ type: 'RetireDiscipline', data: { code: 'PODCASTS' } })
    .then(retired);
});

test.each(['PODCASTS', ...unruly])('there is no discipline %s: NOT_FOUND', (code) => {
  for (const command of [
    { type: 'RenameDiscipline', data: { code, name: 'Any' } },
    { type: 'RetireDiscipline', data: { code } },
    { type: 'ReviveDiscipline', data: { code } },
  ] as const)
    given().when(command).thenRefused('NOT_FOUND', { what: 'discipline' });
});
