import { refuse } from '../../../kernel/decider.js';
import type { MessageOf } from '../../../kernel/message.js';
import type { AgreedTemplates, RequestTemplate } from '../../../kernel/template.js';
import { daysLater } from '../calendar.js';
import type { ChangeRequestContext } from '../context.js';
import type { OptionEvents } from '../options/events.js';
import { leaveAsIsId, leaveAsIsUnlessOffered } from '../options/leave-as-is.js';
import type { ChangeRequest } from '../state.js';
import type { AgreedTemplate } from '../vocabulary.js';
import type { WishCommands } from './commands.js';

interface Named {
  readonly agreed: AgreedTemplates;
  readonly template: RequestTemplate;
}

const notAgreed = (templateId: string | undefined, { agreed }: ChangeRequestContext) =>
  refuse('TEMPLATE_NOT_AGREED', {
    ...(templateId !== undefined && { templateId }),
    agreed: (agreed?.templates ?? []).map((template) => template.templateId),
  });

/** The template that a wish names; `undefined` where it needs none. */
export const templateNamed = (
  { kind = 'NORMAL', templateId }: WishCommands['ReceiveRequest'],
  context: ChangeRequestContext,
) => {
  if (kind !== 'STANDARD')
    return templateId === undefined ? undefined : refuse('TEMPLATE_NOT_FOR_KIND', { kind });
  const { agreed } = context;
  const template = agreed?.templates.find((one) => one.templateId === templateId);
  return agreed && template ? ({ agreed, template } satisfies Named) : notAgreed(templateId, context);
};

/** What is kept of the agreement for ever, beside the terms, which the option has. */
export const copyOf = ({ agreed, template }: Named, { idOf }: ChangeRequestContext): AgreedTemplate => ({
  templateId: template.templateId,
  agreementVersion: agreed.version,
  agreementDigest: agreed.digest,
  optionId: idOf('option', 1),
  disciplines: template.disciplines,
  elementKinds: template.elementKinds,
});

/** What was agreed for a time isn't offered beyond it. */
const validUntil = ({ validTo }: AgreedTemplates, { now, optionValidDays }: ChangeRequestContext): string => {
  const ordinarily = daysLater(now, optionValidDays);
  return validTo !== undefined && Date.parse(validTo) < Date.parse(ordinarily) ? validTo : ordinarily;
};

/** The template as an option beside leaving it as it is, with all that was agreed of it. */
export const offerOf = (
  { agreed, template }: Named,
  state: ChangeRequest,
  context: ChangeRequestContext,
): MessageOf<OptionEvents>[] => {
  const { templateId, disciplines, elementKinds, consequences, leavingAsIs = [], ...terms } = template;
  const optionId = context.idOf('option', 1);
  const predicted = [
    ...leavingAsIs.map((one) => ({ ...one, optionId: leaveAsIsId(context.requestId) })),
    ...consequences.map((one) => ({ ...one, optionId })),
  ];
  const fromTemplate = { templateId, agreementVersion: agreed.version };
  return [
    ...leaveAsIsUnlessOffered(state, context),
    {
      type: 'OptionOffered',
      data: { optionId, ...terms, assumptions: [], fromTemplate, validUntil: validUntil(agreed, context) },
    },
    ...predicted.map((prediction, index) => ({
      type: 'ConsequencePredicted' as const,
      data: { consequenceId: context.idOf('consequence', index + 1), ...prediction },
    })),
  ];
};
