import type { ImportedRecord } from '../../aggregates/change-request/index.js';
import type { Argument, MadrDocument, MadrOption } from './madr-document.js';
import { onlyChosen } from './outcome-taken.js';
import { partId } from './record-ids.js';

const withoutMarkup = (text: string) => text.replaceAll(/[*_`\\\s]/g, '');

/** The author's own spelling says more than the title where it holds a link or the like, not mere emphasis. */
const spelling = ({ title, asWritten }: MadrOption): readonly string[] =>
  asWritten === undefined || withoutMarkup(asWritten) === withoutMarkup(title) ? [] : [asWritten];

const summaryOf = (option: MadrOption): string | undefined => {
  const remarks = option.remarks.map((remark) => `* ${remark.replaceAll('\n', '\n  ')}`).join('\n');
  const parts = [...spelling(option), option.description ?? '', remarks].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join('\n\n');
};

export const optionIdAt = (requestId: string, index: number): string =>
  partId('option', requestId, `option:${index}`);

/** Each option with its arguments; what the outcome says of the one that it names follows them. */
export function toOptions(document: MadrDocument, requestId: string): ImportedRecord['options'] {
  const { options, outcome } = document;
  const chosen = onlyChosen(document);
  const said = (of: string, { text, valence }: Argument, index: number) => ({
    consequenceId: partId('consequence', requestId, `${of}:${index}`),
    statement: text,
    valence,
  });
  return options.map((option, at) => {
    const summary = summaryOf(option);
    const own = option.arguments.map((argument, index) => said(`option:${at}`, argument, index));
    const outcomes = at === chosen ? (outcome?.consequences ?? []) : [];
    return {
      optionId: optionIdAt(requestId, at),
      title: option.title,
      ...(summary !== undefined && { summary }),
      consequences: [...own, ...outcomes.map((one, index) => said('outcome', one, index))],
    };
  });
}
