import type { ClientRow } from '../../projections/client/client.row.js';
import type { ProjectRow } from '../../projections/project/project.row.js';
import type { Client, Project } from '../../schema/party.types.js';
import { person, recorded } from './recorded.mapping.js';

export const client = ({
  id,
  name,
  contacts,
  formerContacts,
  registeredAt,
  revision,
}: ClientRow): Client => ({
  id,
  name,
  contacts: contacts.map((contact) => person(contact.id)),
  formerContacts: formerContacts.map((contact) => person(contact.id)),
  registeredAt: registeredAt.occurredAt,
  revision,
});

const moved = <Row extends ProjectRow['budgetChanges' | 'deadlineChanges'][number]>({
  decided,
  ...row
}: Row) => ({
  ...row,
  ...recorded(row.by, row),
  ...decided,
});

export const project = (row: ProjectRow): Project => ({
  ...row,
  disciplines: [...row.disciplines],
  budgetChanges: row.budgetChanges.map(moved),
  deadlineChanges: row.deadlineChanges.map(moved),
  members: row.members.map(({ memberId, duty, assignedAt }) => ({
    member: person(memberId),
    duty,
    assignedAt: assignedAt.occurredAt,
  })),
  formerMembers: row.formerMembers.map(({ memberId, duty, assignedAt, endedAt }) => ({
    member: person(memberId),
    duty,
    assignedAt: assignedAt.occurredAt,
    endedAt: endedAt.occurredAt,
  })),
  goals: row.goals.map(({ setBy, setAt, ...goal }) => ({
    ...goal,
    by: person(setBy),
    occurredAt: setAt.occurredAt,
  })),
  pausedSince: row.pausedSince?.occurredAt,
  openedAt: row.openedAt.occurredAt,
});
