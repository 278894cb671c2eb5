import { auditor } from '../../src/aggregates/auditor/index.js';
import { specificationFor } from '../support/decider-specification.js';
import { deciding, unruly } from './parties.js';

const given = specificationFor(auditor, deciding);
const appointed = { type: 'AuditorAppointed', data: { party: 'CLIENT' } } as const;

test.each(['STUDIO', 'CLIENT', 'THIRD_PARTY'] as const)('an auditor is appointed for: %s', (party) => {
  given()
    .when({ type: 'AppointAuditor', data: { party } })
    .then({ type: 'AuditorAppointed', data: { party } });
});

test('an auditor is appointed once: ALREADY_EXISTS', () => {
  given(appointed)
    .when({ type: 'AppointAuditor', data: { party: 'STUDIO' } })
    .thenRefused('ALREADY_EXISTS', { what: 'auditor' });
});

test.each(unruly)('an event named %s is no event of an auditor', (type) => {
  expect(() => auditor.evolve(auditor.initialState, { type, data: {} } as never)).toThrow('No handler');
});
