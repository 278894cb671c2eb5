import { formulation, leadTo, offer } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => (studio = await startStudio()));
afterAll(() => studio.stop());

const retiredIn = async () => {
  const { list } = await studio.by('carl').ask('{ disciplines { code name main retired } }');
  return list('disciplines').filter((one) => (one as { retired: boolean }).retired);
};

test('a director edits what the studio sells; everybody sees it, and what is retired can not be chosen', async () => {
  const dora = studio.by('dora');
  const podcasts = { code: 'PODCASTS', name: 'Podcasts', main: false };
  const added = await dora.done('disciplineAdd', podcasts, 'discipline { code name main retired }');
  expect(added.at('discipline')).toEqual({ ...podcasts, retired: false });
  await dora.done('disciplineRename', { code: 'PODCASTS', name: 'Podcasts and radio' });

  const life = await leadTo('RECEIVED', studio);
  const touching = formulation(life.id, { disciplines: ['WEB_DEVELOPMENT', 'PODCASTS'] });
  await studio.by('max').done('changeRequestFormulate', touching);

  await dora.done('disciplineRetire', { code: 'PODCASTS', why: 'Nobody asks.' });
  expect(await retiredIn()).toEqual([
    { code: 'PODCASTS', name: 'Podcasts and radio', main: false, retired: true },
  ]);
  // Where it was chosen it stays, in a further version too.
  await studio.by('max').done('changeRequestFormulate', touching);
  const other = await leadTo('RECEIVED', studio);
  const refused = await studio
    .by('max')
    .send('changeRequestFormulate', formulation(other.id, { disciplines: ['PODCASTS'] }));
  expect(refused.refused).toBe('UNKNOWN_DISCIPLINE');
  const third = await leadTo('ASSESSED', studio);
  const offered = await studio
    .by('max')
    .send('optionOffer', offer(third.id, 'A', { effort: [{ discipline: 'PODCASTS', hours: '1' }] }));
  expect(offered.refused).toBe('UNKNOWN_DISCIPLINE');
  const joining = { name: 'Pia', role: 'SPECIALIST', disciplines: ['PODCASTS'] };
  expect((await dora.send('memberAdd', joining)).refused).toBe('UNKNOWN_DISCIPLINE');

  await dora.done('disciplineRevive', { code: 'PODCASTS' });
  expect(await retiredIn()).toEqual([]);
  await dora.done('memberAdd', joining);

  const { at, list } = await studio.by('ada').ask(`{
    disciplineCatalogue { revision history(first: 10) { totalCount nodes {
      __typename by { name } byRole
      ... on DisciplineAddedEvent { code name main }
      ... on DisciplineRetiredEvent { code why }
    } } } }`);
  expect(at('disciplineCatalogue.revision')).toBe(3);
  const by = { by: { name: 'Dora Director' }, byRole: 'DIRECTOR' };
  expect(list('disciplineCatalogue.history.nodes')).toEqual([
    { __typename: 'DisciplineAddedEvent', ...by, ...podcasts },
    { __typename: 'DisciplineRenamedEvent', ...by },
    { __typename: 'DisciplineRetiredEvent', ...by, code: 'PODCASTS', why: 'Nobody asks.' },
    { __typename: 'DisciplineRevivedEvent', ...by },
  ]);
});

test('a name that is taken is refused in words: NAME_TAKEN', async () => {
  const taken = await studio.by('dora').send('disciplineAdd', { code: 'LOGOS', name: 'Design', main: false });
  expect(taken.userErrors[0]).toMatchObject({ code: 'NAME_TAKEN', path: ['input', 'name'] });
  expect(taken.userErrors[0]?.message).toContain('DESIGN');
});
