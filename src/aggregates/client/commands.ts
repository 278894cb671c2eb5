import type { ContactKind } from './events.js';

export type ClientCommands = {
  RegisterClient: { name: string };
  AddContact: { contactId: string; kind: ContactKind; why?: string };
  ChangeContactKind: { contactId: string; kind: ContactKind; why: string };
  LeaveClient: { contactId: string; why: string };
};
