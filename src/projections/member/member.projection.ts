import type { MemberEvents } from '../../aggregates/member/index.js';
import { momentOf } from '../moment.js';
import type { Projection } from '../projection.js';
import { rowPerStream } from '../row-per-stream.js';
import type { MemberRow } from './member.row.js';

export const memberProjection: Projection<MemberRow> = {
  name: 'member',
  version: 1,
  columns: {
    role: { type: 'text', of: ({ role }) => role },
    joined_at: { type: 'timestamptz', of: ({ joinedAt }) => joinedAt.occurredAt },
  },
  indexes: [['joined_at', 'key']],
  ...rowPerStream<MemberRow, MemberEvents, 'MemberJoined'>(
    {
      MemberJoined: (fact) => ({
        id: fact.stream.id,
        role: fact.data.role,
        disciplines: fact.data.disciplines,
        joinedAt: momentOf(fact),
        revision: fact.revision,
      }),
    },
    {},
  ),
};
