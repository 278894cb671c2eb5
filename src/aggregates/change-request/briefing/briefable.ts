import { refuse } from '../../../kernel/decider.js';
import { actingAs, traineeIn, unmentoredIn } from '../../../kernel/stages.js';
import type { ChangeRequestContext } from '../context.js';
import type { BriefedOption } from './briefing-content.js';

type Shown = Pick<BriefedOption, 'title' | 'soundness' | 'consequences'>;

const fewestOptions = 2;

const titles = (options: readonly { title: string }[]) => options.map(({ title }) => title);

const lacksTechnical = ({ soundness, consequences }: Shown) =>
  soundness === 'WORKAROUND' && !consequences.some(({ kind }) => kind === 'TECHNICAL');

/** What a busy layman needs before choosing; each thing missing is named. */
export const whatOptionsLack = (options: readonly Shown[]) => {
  if (options.length < fewestOptions)
    return refuse('TOO_FEW_OPTIONS', { offered: options.length, needed: fewestOptions });
  const bare = options.filter(({ consequences }) => consequences.length === 0);
  if (bare.length > 0) return refuse('CONSEQUENCES_MISSING', { options: titles(bare) });
  const untold = options.filter(lacksTechnical);
  return untold.length > 0 ? refuse('TECHNICAL_CONSEQUENCE_MISSING', { options: titles(untold) }) : undefined;
};

/** Whoever explains what a choice entails has to know the disciplines that it touches, or have somebody by who does. */
export const whyNotBriefedBy = (
  { mentors, ...acting }: Pick<ChangeRequestContext, 'actor' | 'actorStages' | 'mentors'>,
  disciplines: readonly string[],
) => {
  const manager = actingAs(acting);
  const lacking = traineeIn(manager, disciplines);
  if (lacking) return refuse('TRAINEE_CANNOT_BRIEF', { disciplines: lacking });
  const alone = unmentoredIn(manager, mentors, disciplines);
  return alone && refuse('MENTOR_MISSING', { disciplines: alone });
};
