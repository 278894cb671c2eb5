export interface ApiError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** What came back, to be looked at by path: `at('changeRequest.options.0.id')`. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly raw: string;
  readonly data: unknown;
  readonly errors: readonly ApiError[];
  readonly at: (path: string) => unknown;
  /** The same, where only a text will do. */
  readonly text: (path: string) => string;
  readonly list: (path: string) => readonly unknown[];
}

export interface UserError {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

/** A mutation's answer; paths begin in its payload. */
export interface Told extends Answer {
  readonly userErrors: readonly (UserError & Readonly<Record<string, unknown>>)[];
  /** The code of the refusal; `undefined` when it was done. */
  readonly refused: string | undefined;
}

export type Input = Readonly<Record<string, unknown>>;

export interface Client {
  readonly ask: (query: string, variables?: Input) => Promise<Answer>;
  /** Sends one mutation; `selection` is what of the changed object is wanted. */
  readonly send: (mutation: string, input: Input, selection?: string) => Promise<Told>;
  /** The same, where only success will do. */
  readonly done: (mutation: string, input: Input, selection?: string) => Promise<Told>;
}

/** The value under a path of names and numbers; `undefined` where there is nothing. */
export const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (found, key) =>
        typeof found === 'object' && found !== null && Object.hasOwn(found, key)
          ? (found as Record<string, unknown>)[key]
          : undefined,
      value,
    );

const lookingInto = (root: unknown, raw: string) => ({
  at: (path: string) => valueAt(root, path),
  text: (path: string) => {
    const found = valueAt(root, path);
    if (typeof found !== 'string') throw new Error(`There is no text at "${path}" in ${raw}`);
    return found;
  },
  list: (path: string) => {
    const found = valueAt(root, path);
    if (!Array.isArray(found)) throw new Error(`There is no list at "${path}" in ${raw}`);
    return found as unknown[];
  },
});

async function answerOf(response: Response): Promise<Answer> {
  const raw = await response.text();
  const { data, errors = [] } = JSON.parse(raw) as { data?: unknown; errors?: ApiError[] };
  const { status, headers } = response;
  return { status, headers, raw, data, errors, ...lookingInto(data, raw) };
}

const inputTypeOf = (mutation: string) => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;

const requestMutations =
  /^(changeRequest|clarification|feasibility|option|consequence|unknown|briefing|acknowledgement|objection|silence|note|attachment|decision|implementation|delivery|payment|observation|attribution|dispute)[A-Z]/;

/** What is asked of the changed object where a test doesn't say. */
const defaultSelection = (mutation: string): string => {
  if (mutation.startsWith('delegationAgreement')) return 'delegationAgreement { revision }';
  if (requestMutations.test(mutation)) return 'changeRequest { id status revision }';
  const [object = ''] = /^[a-z]+/.exec(mutation) ?? [];
  return object === 'discipline' ? 'discipline { code }' : `${object} { id }`;
};

export const userErrorFields = `
  __typename code message path
  ... on RevisionConflict { expected actual }
  ... on InvalidTransition { from allowed }
  ... on NotPermitted { roles }
  ... on MissingAcceptances { consequences reasonMissing }
  ... on LastManager { projects }
  ... on PhaseStepBack { phase earlierPhase }
  ... on BriefingNotAcknowledged { number digest }
  ... on BriefingStale { number }
  ... on DigestMismatch { expectedDigest }
  ... on NotDueYet { until }
  ... on OptionLapsed { optionId validUntil }
  ... on TemplateNotAgreed { templateId agreed }
  ... on QuestionsOpen { questions }
  ... on AssessmentsMissing { disciplines }
  ... on MissingConfirmation { decisionId }
  ... on OccurredBefore { earliest }`;

export const mutationText = (mutation: string, selection = defaultSelection(mutation)): string =>
  `mutation ($input: ${inputTypeOf(mutation)}!) {
    ${mutation}(input: $input) { ${selection} position behind userErrors { ${userErrorFields} } }
  }`;

/** A client as somebody would write one: a query, its variables, an answer. */
export function clientOf(endpoint: string, headers: () => Promise<Record<string, string>>): Client {
  const ask: Client['ask'] = async (query, variables) =>
    answerOf(
      await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await headers()) },
        body: JSON.stringify({ query, variables }),
      }),
    );
  const send: Client['send'] = async (mutation, input, selection) => {
    const answer = await ask(mutationText(mutation, selection), { input });
    const userErrors = (answer.at(`${mutation}.userErrors`) ?? []) as Told['userErrors'];
    const { raw } = answer;
    return { ...answer, ...lookingInto(answer.at(mutation), raw), userErrors, refused: userErrors[0]?.code };
  };
  const done: Client['done'] = async (mutation, input, selection) => {
    const told = await send(mutation, input, selection);
    if (told.errors.length > 0 || told.refused !== undefined || told.at('behind') !== false)
      throw new Error(`${mutation} was not done: ${told.raw}`);
    return told;
  };
  return { ask, send, done };
}
