import { cast } from './cast.js';
import { idOf } from './ids.js';
import { projects } from './studio.js';
import type { Telling } from './telling.js';

export const openQuestion = {
  requestId: idOf('request', 'corporate presents'),
  questionId: idOf('question', 'corporate presents: for whom'),
};

/** A wish that waits for an answer which only the client can give. */
export async function openWish({ tell, at }: Telling): Promise<void> {
  const { requestId, questionId } = openQuestion;
  await tell(cast.manager, at(72, '16:40'), {
    changeRequestReceive: {
      id: requestId,
      projectId: projects.tea.id,
      from: cast.irina.id,
      channel: 'EMAIL',
      title: 'A page for companies that give presents',
      wording:
        'Companies ask me for presents before the holidays. We need something for them on the site, soon.',
    },
  });
  await tell(cast.manager, at(72, '16:55'), {
    clarificationAsk: {
      requestId,
      questionId,
      owedBy: cast.irina.id,
      question:
        'How many sets does such a company take, and what do they ask you for that other customers do not?',
    },
  });
}
