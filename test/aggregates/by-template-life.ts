import type { ChangeRequestContext } from '../../src/aggregates/change-request/index.js';
import type { AgreedTemplates, RequestTemplate } from '../../src/kernel/template.js';
import { type Command, type Fact, factsAfter, received } from './change-request-life.js';
import { template as agreedTemplate } from './delegation-agreement-life.js';

export const data = received.data as Extract<Fact, { type: 'RequestReceived' }>['data'];
const { projectId, title, wording, channel, from = '' } = data;

/** A template that also says what leaving it as it is would entail. */
export const swap: RequestTemplate = agreedTemplate({
  leavingAsIs: [{ statement: 'The old picture stays', valence: 'NEUTRAL', kind: 'CONTENT', severity: 'LOW' }],
});
export const agreed: AgreedTemplates = { version: 3, digest: 'd'.repeat(64), templates: [swap] };

export const receive = (more: object = {}): Command => ({
  type: 'ReceiveRequest',
  data: { projectId, title, wording, from, channel, kind: 'STANDARD', templateId: 'swap-a-picture', ...more },
});

/** What one act records of a wish by template, its option and consequences under these ids. */
export const receivedAs = (idOf: ChangeRequestContext['idOf']): readonly Fact[] =>
  factsAfter([], [receive(), { agreed, number: 12, idOf }]);
