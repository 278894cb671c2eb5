import { leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
let life: Life;
beforeAll(async () => {
  studio = await startStudio();
  life = await leadTo('DECIDED', studio);
});
afterAll(() => studio.stop());

const observed = (onBehalfOf: string) => ({
  ...{ requestId: life.id, outcome: 'UNFORESEEN', statement: 'Faster.' },
  onBehalfOf,
});

const latest = `changeRequest { history(last: 1) { nodes {
  by { id } byRole onBehalfOf { id name } ... on ConsequenceObservedEvent { statement }
} } }`;

test("a manager records a contact's word, and the history says whose it is", async () => {
  const { by, people } = studio;
  const told = await by('max').done('consequenceObserve', observed(people.carl), latest);
  expect(told.at('changeRequest.history.nodes.0')).toEqual({
    by: { id: people.max },
    byRole: 'ACCOUNT_MANAGER',
    onBehalfOf: { id: people.carl, name: 'Carl Contact' },
    statement: 'Faster.',
  });
});

test('whoever speaks for themselves is nobody else', async () => {
  const { by, people } = studio;
  const told = await by('carl').done('consequenceObserve', observed(people.carl), latest);
  expect(told.at('changeRequest.history.nodes.0')).toMatchObject({
    by: { id: people.carl },
    onBehalfOf: null,
  });
});

test("neither another client's contact nor a colleague can be spoken for", async () => {
  const { by, people } = studio;
  for (const stranger of [people.bert, people.walter, 'nobody'])
    expect((await by('max').send('consequenceObserve', observed(stranger))).refused).toBe('NOT_A_CONTACT');
});
