import { handleBy, type MessageOf } from '../../kernel/message.js';
import type { MemberEvents, MemberRole } from './events.js';

export interface Member {
  /** Absent until the member has joined. */
  readonly role?: MemberRole;
  readonly disciplines: readonly string[];
}

export const initialState: Member = { disciplines: [] };

const stateAfter = handleBy<MemberEvents, [Member], Member>({
  MemberJoined: ({ role, disciplines }) => ({ role, disciplines }),
});

export const evolve = (state: Member, event: MessageOf<MemberEvents>): Member => stateAfter(event, state);
