import type { MemberRole } from './events.js';

export type MemberCommands = {
  AddMember: { role: MemberRole; disciplines: readonly string[] };
};
