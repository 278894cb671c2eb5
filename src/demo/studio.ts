import { cast, type Person } from './cast.js';
import { idOf } from './ids.js';
import type { Telling } from './telling.js';

export const clients = {
  samovar: { id: idOf('client', 'Samovar House'), name: 'Samovar House' },
  toolbox: { id: idOf('client', 'Toolbox Trade'), name: 'Toolbox Trade' },
} as const;

export const projects = {
  tea: { id: idOf('project', 'TEA'), key: 'TEA' },
  tools: { id: idOf('project', 'TOOLS'), key: 'TOOLS' },
} as const;

/** The first fact of the whole story; its day is the story's first. */
export const firstClient = clients.samovar.id;

const { director, manager, head, developer, copywriter, marketer, irina, pavel, sergei, nina, auditor } =
  cast;

export const rubles = (amount: string) => ({ amount, currency: 'RUB' });

const personal = ({ name, subject }: Person) => ({ name, subject, email: subject });

async function people({ tell, at, on }: Telling): Promise<void> {
  for (const member of [manager, head, developer, copywriter, marketer]) {
    const { id, role, disciplines } = member;
    await tell(director, at(0, '09:15'), { memberAdd: { id, role, disciplines, ...personal(member) } });
  }
  // Long before the story, so that she is independent in it.
  for (const discipline of ['WEB_DEVELOPMENT', 'COPYWRITING', 'CONTEXTUAL_ADVERTISING', 'SEARCH_PROMOTION'])
    await tell(director, at(0, '09:20'), {
      memberPassExam: { memberId: manager.id, discipline, passedOn: on(-400) },
    });
  await tell(director, at(0, '09:30'), {
    auditorAppoint: { id: auditor.id, party: 'THIRD_PARTY', ...personal(auditor) },
  });
}

async function contacts({ tell, at }: Telling): Promise<void> {
  await tell(director, at(0, '09:40'), { clientRegister: clients.toolbox });
  const [samovar, toolbox] = [clients.samovar.id, clients.toolbox.id];
  for (const [clientId, contact] of [
    [samovar, irina],
    [samovar, pavel],
    [toolbox, sergei],
    [toolbox, nina],
  ] as const)
    await tell(manager, at(0, '10:00'), {
      contactAdd: { clientId, contactId: contact.id, kind: contact.role, ...personal(contact) },
    });
}

async function opened({ tell, at, on }: Telling): Promise<void> {
  await tell(manager, at(0, '11:00'), {
    projectOpen: {
      ...projects.tea,
      clientId: clients.samovar.id,
      managerId: manager.id,
      title: 'Landing page for the porcelain tea set',
      idea: 'A page that sells the new tea set to visitors who come from advertising.',
      disciplines: ['WEB_DEVELOPMENT', 'COPYWRITING', 'CONTEXTUAL_ADVERTISING'],
      budget: rubles('300000'),
      deadline: on(40),
    },
  });
  await tell(manager, at(0, '11:30'), {
    projectOpen: {
      ...projects.tools,
      clientId: clients.toolbox.id,
      managerId: manager.id,
      title: 'Online shop with the stock from 1C',
      idea: 'Tools are sold online, and the shop knows what is in the warehouse.',
      disciplines: ['WEB_DEVELOPMENT', 'SEARCH_PROMOTION'],
      budget: rubles('450000'),
      deadline: on(60),
    },
  });
}

async function assigned({ tell, at }: Telling): Promise<void> {
  const { tea, tools } = projects;
  for (const [project, member] of [
    [tea, developer],
    [tea, copywriter],
    [tea, marketer],
    [tools, developer],
    [tools, marketer],
  ] as const)
    await tell(head, at(0, '14:00'), {
      projectAssignMember: { projectId: project.id, memberId: member.id, duty: 'SPECIALIST' },
    });
}

/** Lighthouse Studio, its people, two clients and a project for each. */
export async function studio(telling: Telling): Promise<void> {
  await telling.tell(director, telling.at(0, '09:00'), { clientRegister: clients.samovar });
  await people(telling);
  await contacts(telling);
  await opened(telling);
  await assigned(telling);
}
