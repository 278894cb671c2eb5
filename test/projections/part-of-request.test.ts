import { partOfRequestProjection } from '../../src/projections/part-of-request/part-of-request.projection.js';
import { partOfRequestQueries } from '../../src/projections/part-of-request/part-of-request.queries.js';
import { folded, projected } from '../support/projection-specification.js';
import { log } from '../support/recorded-facts.js';
import { wholeLife } from './change-request-story.js';
import { present } from '../../src/projections/snapshot.js';

const expected = {
  qst_1: 'question',
  opt_form: 'option',
  opt_same: 'option',
  csq_leads: 'consequence',
  brf_1: 'briefing',
  dec_1: 'decision',
  obs_1: 'observation',
};

test('whatever has an id of its own in a request says which request that is', async () => {
  const on = await projected([partOfRequestProjection], wholeLife().facts);
  try {
    const found = await partOfRequestQueries(present(on.query)).byIds([...Object.keys(expected), 'opt_9']);
    const rows = Object.entries(expected).map(([id, kind]) => [
      id,
      { requestId: 'req_1', projectId: 'prj_1', kind },
    ]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(rows));
  } finally {
    await on.close();
  }
});

test('an id that a second request takes as well goes on naming the first one', () => {
  const asked = {
    type: 'ClarificationAsked',
    data: { questionId: 'qst_1', question: 'Q', owedBy: 'x' },
  } as const;
  const { facts } = log().say('changeRequest/req_1', asked).say('changeRequest/req_2', asked);
  expect(folded(partOfRequestProjection, facts).get('qst_1')).toEqual({
    requestId: 'req_1',
    kind: 'question',
  });
});
