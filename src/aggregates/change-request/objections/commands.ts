import type { ObjectionCause, ObjectionKind } from '../vocabulary.js';

export type ObjectionCommands = {
  RaiseObjection: {
    objectionId: string;
    kind: ObjectionKind;
    statement: string;
    causes: readonly ObjectionCause[];
    causeInWords?: string;
  };
  AnswerObjection: { objectionId: string; answer: string };
};
