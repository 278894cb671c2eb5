import type { Application } from '../application/application.js';
import { NotToBeSupposed } from '../application/supposing.js';
import type { ScenarioInput } from '../schema/scenario.input.js';
import { readPosition } from '../schema/scalars.js';
import { badInput } from './paging.js';
import { type RequestContext, signedIn } from './request-context.js';
import { type Requested, rootsOf } from './requested.js';

const sameScenario = (one: ScenarioInput | undefined, other: ScenarioInput | undefined) =>
  one?.optionId === other?.optionId && one?.newDeadline === other?.newDeadline;

/** The scenario that an operation is about: said at each root field that can be asked for one, and the same everywhere. */
function scenarioIn(roots: ReturnType<typeof rootsOf>): ScenarioInput | undefined {
  const wanted = roots
    .filter(({ field }) => field.args.some(({ name }) => name === 'scenario'))
    .map(({ args }) => (args['scenario'] ?? undefined) as ScenarioInput | undefined);
  const [first] = wanted;
  if (wanted.some((one) => !sameScenario(one, first)))
    throw badInput(
      'One operation shows one scenario: give every field that takes scenario the same, or send two operations.',
    );
  if (first && roots.some(({ args }) => args['asOf'] != null))
    throw badInput('A scenario is about now: leave asOf out, or send two operations.');
  return first;
}

/** Has an operation with `scenario` answered as everything would stand then, with whatever is nested in it. */
export const inScenario =
  (app: Pick<Application, 'suppose' | 'reached'>) =>
  async ({ signedIn: someone }: RequestContext, requested: Requested): Promise<void> => {
    const roots = rootsOf(requested);
    const scenario = scenarioIn(roots);
    // Whoever is not signed in is told so by the fields.
    if (!scenario || !someone) return;
    for (const { args } of roots)
      if (typeof args['minPosition'] === 'string') await app.reached(readPosition(args['minPosition']));
    someone.look({ supposed: await app.suppose(scenario, someone.reads) });
  };

/** An option of another project answers like one that is not there. */
export function assertSupposedIn(projectId: string, context: RequestContext): void {
  const { supposed } = signedIn(context);
  if (supposed && supposed.projectId !== projectId)
    throw new NotToBeSupposed({ refused: 'NOT_FOUND', detail: { what: 'option' } });
}
