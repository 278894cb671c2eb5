import type { AuditorEvents } from '../../src/aggregates/auditor/index.js';
import type { ChangeRequestEvents } from '../../src/aggregates/change-request/index.js';
import type { ClientEvents } from '../../src/aggregates/client/index.js';
import type { DelegationAgreementEvents } from '../../src/aggregates/delegation-agreement/index.js';
import type { DisciplineCatalogueEvents } from '../../src/aggregates/discipline-catalogue/index.js';
import type { MemberEvents } from '../../src/aggregates/member/index.js';
import type { ProjectEvents } from '../../src/aggregates/project/index.js';
import type { Fact } from '../../src/kernel/fact.js';
import type { MessageOf } from '../../src/kernel/message.js';

type Message =
  | MessageOf<ClientEvents>
  | MessageOf<DelegationAgreementEvents>
  | MessageOf<DisciplineCatalogueEvents>
  | MessageOf<MemberEvents>
  | MessageOf<AuditorEvents>
  | MessageOf<ProjectEvents>
  | MessageOf<ChangeRequestEvents>;

interface Circumstances {
  readonly by?: string;
  readonly occurredAt?: string;
  readonly projectId?: string;
}

const minutes = (count: number) => new Date(Date.UTC(2026, 0, 2, 9, count)).toISOString();

const uuidOf = (count: number) => `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;

export const occurred = (position: number) => minutes(position);
export const recorded = (position: number) => minutes(10_000 + position);

/** Both clocks of the fact at a position. */
export const moment = (position: number) => ({
  occurredAt: occurred(position),
  recordedAt: recorded(position),
});

/** A log of facts: `say` adds one, with both clocks a minute later than those of the one before. */
export function log() {
  const facts: Fact[] = [];
  return {
    facts,
    say(stream: string, { type, data }: Message, { by = 'mem_ada', ...given }: Circumstances = {}) {
      const [category = '', id = ''] = stream.split('/');
      const position = facts.length + 1;
      const { occurredAt = occurred(position), projectId } = given;
      facts.push({
        id: uuidOf(position),
        type,
        data,
        schemaVersion: 1,
        stream: { category, id },
        revision: facts.filter((fact) => fact.stream.id === id).length,
        position: BigInt(position),
        recordedAt: recorded(position),
        metadata: {
          actor: { id: by, role: 'ACCOUNT_MANAGER' },
          occurredAt,
          commandId: uuidOf(position),
          fingerprint: 'f',
          correlationId: 'c',
          ...(projectId !== undefined && { projectId }),
        },
      });
      return this;
    },
  };
}
