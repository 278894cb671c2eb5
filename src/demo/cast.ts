import type { ContactKind, MemberRole, Role } from '#client';
import { idOf } from './ids.js';

/** Somebody of the demo, with what they sign in as. */
export interface Person {
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly role: Exclude<Role, 'SYSTEM'>;
  /** What they are to the story. */
  readonly as: string;
  readonly disciplines: readonly string[];
}

const emailAt = (name: string, domain: string) => `${name.toLowerCase().replace(' ', '.')}@${domain}`;

const member = <R extends MemberRole>(
  name: string,
  role: R,
  { as, disciplines = [] }: { as: string; disciplines?: readonly string[] },
) => {
  const subject = emailAt(name, 'lighthouse.example');
  return { id: idOf('member', subject), subject, name, role, as, disciplines };
};

const contact = <R extends ContactKind>(
  name: string,
  role: R,
  { as, domain }: { as: string; domain: string },
) => {
  const subject = emailAt(name, domain);
  return { id: idOf('contact', subject), subject, name, role, as, disciplines: [] };
};

const auditorSubject = 'lev.marchenko@audit.example';

/** Everybody, in the order in which people are introduced. */
export const cast = {
  director: member('Vera Orlova', 'DIRECTOR', { as: 'runs Lighthouse Studio' }),
  manager: member('Anna Petrova', 'ACCOUNT_MANAGER', { as: 'account manager of both projects' }),
  head: member('Boris Klimov', 'DEPARTMENT_HEAD', {
    as: 'heads web development',
    disciplines: ['WEB_DEVELOPMENT'],
  }),
  developer: member('Dmitri Sokolov', 'SPECIALIST', {
    as: 'web developer',
    disciplines: ['WEB_DEVELOPMENT', 'SITE_MAINTENANCE'],
  }),
  copywriter: member('Katya Lebedeva', 'SPECIALIST', { as: 'copywriter', disciplines: ['COPYWRITING'] }),
  marketer: member('Oleg Frolov', 'SPECIALIST', {
    as: 'advertising and search',
    disciplines: ['CONTEXTUAL_ADVERTISING', 'SEARCH_PROMOTION'],
  }),
  irina: contact('Irina Volkova', 'DECIDER', { as: 'owner of Samovar House', domain: 'samovar.example' }),
  pavel: contact('Pavel Volkov', 'CONTRIBUTOR', {
    as: 'runs the workshop of Samovar House',
    domain: 'samovar.example',
  }),
  sergei: contact('Sergei Gromov', 'DECIDER', {
    as: 'commercial director of Toolbox Trade',
    domain: 'toolbox.example',
  }),
  nina: contact('Nina Belova', 'CONTRIBUTOR', {
    as: 'looks after 1C at Toolbox Trade',
    domain: 'toolbox.example',
  }),
  auditor: {
    id: idOf('auditor', auditorSubject),
    subject: auditorSubject,
    name: 'Lev Marchenko',
    role: 'AUDITOR',
    as: 'independent auditor: reads everything, changes nothing',
    disciplines: [],
  },
} as const satisfies Record<string, Person>;
