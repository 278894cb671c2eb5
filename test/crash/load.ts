import { setTimeout as sleep } from 'node:timers/promises';
import { newUuid } from '../../src/platform/ids.js';
import { readPosition } from '../../src/schema/scalars.js';
import { type Answer, ask } from '../cli/answerable.js';
import type { Definite, Sent } from './log-check.js';

/** Where the server is just now; it moves with each restart. */
export interface Place {
  url: string;
  readonly token: string;
  /** Ends the waiting for an answer, where somebody wants that. */
  readonly signal?: AbortSignal;
}

export interface Command extends Sent {
  readonly mutation: string;
  readonly input: object;
  readonly answers: Definite[];
}

interface Payload {
  readonly position: string | null;
  readonly userErrors: readonly { readonly code: string }[];
}

/** What a client may meet when the other side dies, as opposed to what it must never hear. */
const passing = new Set([
  'INTERNAL_SERVER_ERROR',
  'READ_MODEL_BEHIND',
  'OVERLOADED',
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
]);

const documentOf = (mutation: string) => {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${mutation}(input: $input) { position userErrors { code message } } }`;
};

function definite(
  { data, errors = [] }: Answer<Record<string, Payload>>,
  mutation: string,
): Definite | undefined {
  const wrong = errors.find(({ extensions }) => !passing.has(extensions.code));
  if (wrong) throw new Error(`${mutation} was answered with ${JSON.stringify(wrong)}`);
  const payload = data?.[mutation];
  if (!payload) return undefined;
  const [refusal] = payload.userErrors;
  if (refusal) return { refused: refusal.code };
  return { accepted: Number(readPosition(payload.position ?? '')) };
}

const patienceMs = 120_000;

export interface Figures {
  sent: number;
  accepted: number;
  refused: number;
  retried: number;
  twins: number;
  /** How often nobody answered before the caller gave up. */
  unanswered: number;
}

/** Sends a command, under the same id, until it is known what became of it. */
export async function insist(place: Place, command: Command, figures: Figures): Promise<Definite> {
  const { mutation, input, commandId } = command;
  const began = Date.now();
  for (let attempt = 0; Date.now() - began < patienceMs; attempt += 1) {
    if (attempt > 0) figures.retried += 1;
    const answer = await ask<Record<string, Payload>>(place, documentOf(mutation), {
      input: { ...input, commandId },
    }).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'TimeoutError') figures.unanswered += 1;
      return undefined;
    });
    const outcome = answer && definite(answer, mutation);
    if (outcome) {
      command.answers.push(outcome);
      return outcome;
    }
    await sleep(100 + Math.random() * 200);
  }
  throw new Error(`Nobody said within two minutes what became of ${mutation} ${commandId}.`);
}

export interface Studio {
  readonly projectIds: readonly string[];
  readonly contactId: string;
}

const stores = {
  changeRequestReceive: 'RequestReceived',
  clarificationAsk: 'ClarificationAsked',
  clarificationAnswer: 'ClarificationAnswered',
  changeRequestFormulate: 'RequestFormulated',
} as const;

const any = <Item>(items: readonly Item[]): Item | undefined =>
  items[Math.floor(Math.random() * items.length)];

/** Clients that all work on the same few requests, so that they also get into each other's way. */
export function load(place: Place, { projectIds, contactId }: Studio) {
  const commands: Command[] = [];
  const figures: Figures = { sent: 0, accepted: 0, refused: 0, retried: 0, twins: 0, unanswered: 0 };
  const requests: string[] = [];
  const questions: { readonly requestId: string; readonly questionId: string }[] = [];
  let stopping = false;

  const prepared = (mutation: keyof typeof stores, requestId: string, input: object): Command => ({
    commandId: newUuid(),
    mutation,
    input,
    stream: `changeRequest ${requestId}`,
    types: [stores[mutation]],
    answers: [],
  });

  const receive = (): Command => {
    const id = `req_${newUuid()}`;
    const wish = { title: 'A wish', wording: 'Make it bigger, please.', channel: 'EMAIL', from: contactId };
    return prepared('changeRequestReceive', id, {
      id,
      projectId: any(projectIds),
      ...wish,
    });
  };
  const askAbout = (requestId: string): Command => {
    const questionId = `qst_${newUuid()}`;
    const input = { requestId, questionId, question: 'How big?', owedBy: contactId };
    return prepared('clarificationAsk', requestId, input);
  };
  const formulate = (requestId: string): Command => {
    const input = { requestId, disciplines: ['DESIGN'], whyNoGoal: 'A correction of a typing error.' };
    return prepared('changeRequestFormulate', requestId, input);
  };
  const next = (): Command => {
    const requestId = any(requests.slice(-20));
    const question = any(questions.slice(-20));
    const dice = Math.random();
    if (requestId === undefined || dice < 0.3) return receive();
    if (question && dice < 0.6) {
      const input = { ...question, answer: 'Twice as big.', answeredBy: contactId };
      return prepared('clarificationAnswer', question.requestId, input);
    }
    return dice < 0.8 ? askAbout(requestId) : formulate(requestId);
  };

  const remember = ({ mutation, input }: Command) => {
    const { id, requestId = '', questionId = '' } = input as Record<string, string>;
    if (id !== undefined) requests.push(id);
    if (mutation === 'clarificationAsk') questions.push({ requestId, questionId });
  };

  const step = async () => {
    const command = next();
    commands.push(command);
    figures.sent += 1;
    const twin = Math.random() < 0.1;
    if (twin) figures.twins += 1;
    const [outcome] = await Promise.all([
      insist(place, command, figures),
      ...(twin ? [insist(place, command, figures)] : []),
    ]);
    if ('accepted' in outcome) {
      figures.accepted += 1;
      remember(command);
    } else figures.refused += 1;
  };

  const client = async () => {
    while (!stopping) {
      await step();
      await sleep(5);
    }
  };

  let failed: unknown;
  const working: Promise<void>[] = [];
  return {
    commands,
    figures,
    begin: (clients: number) => {
      for (let each = 0; each < clients; each += 1)
        working.push(client().catch((error: unknown) => void (failed ??= error)));
    },
    /** Waits until so many more commands were accepted. */
    progress: async (more: number) => {
      const goal = figures.accepted + more;
      while (figures.accepted < goal) {
        if (failed !== undefined) throw failed as Error;
        await sleep(20);
      }
    },
    /** Lets everybody find out what became of their last command. */
    end: async () => {
      stopping = true;
      await Promise.all(working);
      if (failed !== undefined) throw failed as Error;
    },
  };
}
