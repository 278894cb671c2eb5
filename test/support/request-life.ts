import type { Input } from './api-client.js';
import type { Studio } from './studio.js';

/** How far a request is led. */
export const stages = [
  'RECEIVED',
  'FORMULATED',
  'ASSESSED',
  'OFFERED',
  'PREDICTED',
  'RECOMMENDED',
  'BRIEFED',
  'ACKNOWLEDGED',
  'DECIDED',
  'SIGNED',
  'STARTED',
  'DELIVERED',
  'ACCEPTED',
] as const;
export type Stage = (typeof stages)[number];

/** What a test needs to know of a request that it was led to. */
export interface Life {
  readonly id: string;
  readonly reference: string;
  readonly sound: string;
  readonly workaround: string;
  readonly leaveAsIs: string;
  /** A HIGH bad one of the workaround. */
  readonly grave: string;
  readonly briefingDigest: string;
  readonly decisionId: string;
  readonly decisionDigest: string;
  readonly deliveryId: string;
}

export const euros = (from: string, to = from) => ({
  from: { amount: from, currency: 'EUR' },
  to: { amount: to, currency: 'EUR' },
});

export const offer = (requestId: string, title: string, more: Input = {}): Input => ({
  requestId,
  title,
  summary: `${title}, in plain words.`,
  price: euros('900', '1200.50'),
  leadTimeDays: 10,
  soundness: 'SOUND',
  ...more,
});

export const prediction = (requestId: string, optionId: string, more: Input = {}): Input => ({
  requestId,
  optionId,
  statement: 'The shop is slower for a day.',
  valence: 'BAD',
  kind: 'OPERATIONS',
  severity: 'LOW',
  ...more,
});

export const criterion = 'A payment by card arrives.';

export const delivery = (requestId: string, more: Input = {}): Input => ({
  requestId,
  delivered: 'Cards are taken.',
  criteria: [{ criterion, met: true }],
  deviations: [],
  ...more,
});

export const formulation = (requestId: string, more: Input = {}): Input => ({
  requestId,
  goal: { statement: 'More orders.', measure: 'orders a day', target: '20' },
  stories: [{ role: 'buyer', want: 'to pay by card', benefit: 'I need no invoice' }],
  acceptanceCriteria: [criterion],
  disciplines: ['WEB_DEVELOPMENT'],
  ...more,
});

/** Leads a wish of Carl's at ACME as far as the stage, each step by whoever does it. */
export async function leadTo(stage: Stage, { by, acme, people }: Studio): Promise<Life> {
  const life: { -readonly [Key in keyof Life]: string } = {
    ...{ id: '', reference: '', sound: '', workaround: '', leaveAsIs: '' },
    ...{ grave: '', briefingDigest: '', decisionId: '', decisionDigest: '', deliveryId: '' },
  };
  const idOfOption = 'changeRequest { options { id title leaveAsIs consequences { id } } }';
  const options = (told: { readonly list: (path: string) => readonly unknown[] }) =>
    told.list('changeRequest.options') as {
      id: string;
      title: string;
      leaveAsIs: boolean;
      consequences: { id: string }[];
    }[];
  const step: Record<Stage, () => Promise<unknown>> = {
    RECEIVED: async () => {
      const told = await by('carl').done(
        'changeRequestReceive',
        { projectId: acme.projectId, title: 'Pay by card', wording: 'Cards, please.', channel: 'PORTAL' },
        'changeRequest { id reference }',
      );
      life.id = told.text('changeRequest.id');
      life.reference = told.text('changeRequest.reference');
    },
    FORMULATED: () => by('max').done('changeRequestFormulate', formulation(life.id)),
    ASSESSED: () =>
      by('walter').done('feasibilityAssess', {
        requestId: life.id,
        discipline: 'WEB_DEVELOPMENT',
        verdict: 'FEASIBLE',
        explanation: 'A provider has it.',
      }),
    OFFERED: async () => {
      await by('max').done('optionOffer', offer(life.id, 'Build it'));
      const told = await by('max').done(
        'optionOffer',
        offer(life.id, 'A form', { soundness: 'WORKAROUND', price: euros('100') }),
        idOfOption,
      );
      for (const { id, title, leaveAsIs } of options(told)) {
        if (leaveAsIs) life.leaveAsIs = id;
        else if (title === 'A form') life.workaround = id;
        else life.sound = id;
      }
    },
    PREDICTED: async () => {
      for (const optionId of [life.sound, life.leaveAsIs])
        await by('max').done('consequencePredict', prediction(life.id, optionId));
      const told = await by('walter').done(
        'consequencePredict',
        prediction(life.id, life.workaround, { kind: 'TECHNICAL', severity: 'HIGH' }),
        idOfOption,
      );
      life.grave = options(told).find(({ id }) => id === life.workaround)?.consequences[0]?.id ?? '';
    },
    RECOMMENDED: () =>
      by('max').done('optionRecommend', {
        requestId: life.id,
        optionId: life.sound,
        why: 'It lasts.',
        others: [{ optionId: life.workaround, judgement: 'UNSUITABLE', why: 'It breaks.' }],
      }),
    BRIEFED: async () => {
      const told = await by('max').done(
        'briefingIssue',
        { requestId: life.id, deciders: [people.klara] },
        'changeRequest { briefing { digest number } }',
      );
      life.briefingDigest = told.text('changeRequest.briefing.digest');
    },
    ACKNOWLEDGED: async () => {
      const seen = { requestId: life.id, number: 1 };
      await by('klara').done('briefingOpen', seen);
      await by('klara').done('briefingAcknowledge', { ...seen, digest: life.briefingDigest });
    },
    DECIDED: async () => {
      const told = await by('klara').done(
        'decisionMake',
        { requestId: life.id, optionId: life.sound },
        'changeRequest { decision { id digest } }',
      );
      life.decisionId = told.text('changeRequest.decision.id');
      life.decisionDigest = told.text('changeRequest.decision.digest');
    },
    SIGNED: () =>
      by('klara').done('decisionSign', {
        requestId: life.id,
        digest: life.decisionDigest,
        printedName: 'Klara Contact',
        meaning: 'I choose this and will pay for it.',
      }),
    STARTED: () => by('walter').done('implementationStart', { requestId: life.id }),
    DELIVERED: async () => {
      const told = await by('walter').done(
        'implementationDeliver',
        delivery(life.id),
        'changeRequest { deliveries { id } }',
      );
      life.deliveryId = told.text('changeRequest.deliveries.0.id');
    },
    ACCEPTED: () => by('klara').done('deliveryAccept', { requestId: life.id, deliveryId: life.deliveryId }),
  };
  for (const next of stages.slice(0, stages.indexOf(stage) + 1)) await step[next]();
  return life;
}
