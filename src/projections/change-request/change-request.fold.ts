import type { ChangeRequestEvents } from '../../aggregates/change-request/index.js';
import { rowPerStream } from '../row-per-stream.js';
import { briefingFold } from './briefing.fold.js';
import type { ChangeRequestRow } from './change-request.row.js';
import { closingFold } from './closing.fold.js';
import { decisionFold } from './decision.fold.js';
import { recorded } from './folding.js';
import { noteFold } from './note.fold.js';
import { objectionFold } from './objection.fold.js';
import { implementationFold } from './implementation.fold.js';
import { observationFold } from './observation.fold.js';
import { optionFold } from './option.fold.js';
import { paymentFold } from './payment.fold.js';
import { restingFold } from './resting.fold.js';
import { unknownFold } from './unknown.fold.js';
import { wishFold } from './wish.fold.js';

/** One handler per fact of a request's life. Status and the last change follow from the whole row; see the projection. */
export const requestFold = rowPerStream<ChangeRequestRow, ChangeRequestEvents, 'RequestReceived'>(
  {
    RequestReceived: (fact) => {
      const {
        projectId,
        clientId,
        number,
        title,
        wording,
        from,
        channel,
        source,
        kind = 'NORMAL',
        template,
      } = fact.data;
      const { by: receivedBy, ...moment } = recorded(fact);
      return {
        id: fact.stream.id,
        projectId,
        clientId,
        number,
        title,
        kind,
        wish: { wording, ...(from !== undefined && { from }), channel, receivedBy, ...moment },
        attachments: [],
        corrections: [],
        ...(source && { source }),
        ...(template && { template }),
        status: 'RECEIVED',
        statusSince: moment.occurredAt,
        questions: [],
        formulations: [],
        assessments: [],
        options: [],
        unknowns: [],
        briefings: [],
        objections: [],
        earlierDecisions: [],
        deniedDecisions: [],
        deliveries: [],
        payments: { agreements: [], received: [] },
        notes: [],
        deferrals: [],
        observations: [],
        disputes: [],
        receivedAt: moment.occurredAt,
        changedAt: moment.recordedAt,
        revision: fact.revision,
      };
    },
  },
  {
    ...wishFold,
    ...optionFold,
    ...unknownFold,
    ...briefingFold,
    ...objectionFold,
    ...restingFold,
    ...noteFold,
    ...decisionFold,
    ...implementationFold,
    ...paymentFold,
    ...observationFold,
    ...closingFold,
  },
);
