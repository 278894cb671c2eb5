import type { AuditorEvents } from '../../aggregates/auditor/index.js';
import { momentOf } from '../moment.js';
import type { Projection } from '../projection.js';
import { rowPerStream } from '../row-per-stream.js';
import type { AuditorRow } from './auditor.row.js';

export const auditorProjection: Projection<AuditorRow> = {
  name: 'auditor',
  version: 1,
  facts: { stream: 'auditor' },
  columns: {
    appointed_at: { type: 'timestamptz', of: ({ appointedAt }) => appointedAt.occurredAt },
  },
  indexes: [['appointed_at', 'key']],
  ...rowPerStream<AuditorRow, AuditorEvents, 'AuditorAppointed'>(
    {
      AuditorAppointed: (fact) => ({
        id: fact.stream.id,
        party: fact.data.party,
        appointedAt: momentOf(fact),
        revision: fact.revision,
      }),
    },
    {},
  ),
};
