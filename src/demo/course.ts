import type { ProjectPhase } from '#client';
import { cast } from './cast.js';
import { idOf } from './ids.js';
import { projects } from './studio.js';
import type { Telling } from './telling.js';

const { manager } = cast;

/** What each project is for, in figures, as it was settled with the client when it was opened. */
const goals = [
  {
    name: 'TEA: orders',
    projectId: projects.tea.id,
    statement: 'The new tea set is sold to visitors who come from advertising.',
    measure: 'Orders a month from the page',
    target: '25 or more',
  },
  {
    name: 'TEA: without a salesman',
    projectId: projects.tea.id,
    statement: 'Nobody in the workshop has to talk on the telephone to sell a set.',
    measure: 'Orders of a hundred that come without a call',
    target: '80 or more',
  },
  {
    name: 'TOOLS: orders',
    projectId: projects.tools.id,
    statement: 'Tools are bought online.',
    measure: 'Orders a month from the shop',
    target: '150 or more',
  },
  {
    name: 'TOOLS: stock',
    projectId: projects.tools.id,
    statement: 'The shop promises nothing that the warehouse has not got.',
    measure: 'Orders cancelled in a month because the stock was wrong',
    target: 'None',
  },
];

export async function setGoals({ tell, at }: Telling): Promise<void> {
  for (const { name, ...goal } of goals)
    await tell(manager, at(0, '16:00'), { projectSetGoal: { goalId: idOf('goal', name), ...goal } });
}

/** The project of a case goes on into a phase, on a day of the story. */
export const entering =
  ({ tell, at }: Telling, { id: projectId }: { readonly id: string }) =>
  (day: number, phase: ProjectPhase): Promise<void> =>
    tell(manager, at(day, '17:50'), { projectEnterPhase: { projectId, phase } });
