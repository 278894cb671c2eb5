import { apiEnum } from './enums.js';

export const ObjectionKindEnum = apiEnum('ObjectionKind', 'What the client insists on, or refuses.', {
  BUDGET: 'The money.',
  TECHNOLOGY: 'How it is built.',
  DEADLINE: 'When it is there.',
  TRUST: 'The client does not believe it.',
  OTHER: 'Something else; the statement says it.',
});

export const ObjectionCauseEnum = apiEnum(
  'ObjectionCause',
  'Why somebody objects, as far as it is understood.',
  {
    NO_TIME: 'They have no time to look into it.',
    FOREIGN_FIELD: 'It is not their field.',
    PAST_EXPERIENCE: 'They went through something like it before.',
    OTHER: 'Something else, said in words.',
  },
);

export const NoteVisibilityEnum = apiEnum('NoteVisibility', 'Who sees a note.', {
  INTERNAL: 'The studio and its auditors.',
  SHARED: 'Whoever sees the request.',
});
