import { momentOf } from '../moment.js';
import { type Folding, inBriefing, recorded } from './folding.js';

export const objectionFold: Folding<'ObjectionRaised' | 'ObjectionAnswered'> = {
  ObjectionRaised: (row, fact) => {
    const { objectionId: id, ...raised } = fact.data;
    const objection = { id, ...raised, recordedBy: fact.metadata.actor.id, ...momentOf(fact) };
    const objected = { ...row, objections: [...row.objections, objection] };
    const latest = row.briefings.at(-1);
    return latest
      ? inBriefing(objected, latest.number, (briefing) => ({
          ...briefing,
          objecting: [...briefing.objecting, raised.raisedBy],
        }))
      : objected;
  },

  ObjectionAnswered: (row, fact) => {
    const { objectionId, answer: text } = fact.data;
    const answer = { text, ...recorded(fact) };
    const objections = row.objections.map((objection) =>
      objection.id === objectionId ? { ...objection, answer } : objection,
    );
    return { ...row, objections };
  },
};
