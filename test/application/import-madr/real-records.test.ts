import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedData } from '../../support/shared-data.js';
import { lostLines, record } from './reading.js';

const folder = sharedData('madr/jabref');

/** Figures and file names were found by reading the files and with grep, not taken from the parser. */
(folder === undefined ? describe.skip : describe)('48 real decision records', () => {
  const sources = new Map(
    folder === undefined
      ? []
      : readdirSync(folder)
          .sort()
          .map((fileName) => [fileName, readFileSync(join(folder, fileName), 'utf8')] as const),
  );
  const parsed = [...sources].map(([fileName, source]) => ({ fileName, ...record(fileName, source) }));
  const documents = parsed.map(({ document }) => document);
  const numbers = (keep: (record: (typeof parsed)[number]) => boolean) =>
    parsed.filter(keep).map(({ fileName }) => fileName.slice(0, 4));

  test('all are records with number, title, context and outcome', () => {
    expect(parsed).toHaveLength(48);
    expect(documents.map(({ number }) => number)).toEqual([...documents.keys()]);
    expect(numbers(({ document: { title, context, outcome } }) => !title || !context || !outcome)).toEqual(
      [],
    );
  });

  test('options and arguments add up to what the files hold', () => {
    const options = documents.flatMap((document) => document.options);
    const said = (all: readonly { valence: string }[], valence: string) =>
      all.filter((one) => one.valence === valence).length;
    const pros = options.flatMap((option) => option.arguments);
    const consequences = documents.flatMap(({ outcome }) => outcome?.consequences ?? []);
    expect(options).toHaveLength(160);
    expect(['GOOD', 'NEUTRAL', 'BAD'].map((valence) => said(pros, valence))).toEqual([255, 16, 196]);
    expect(['GOOD', 'NEUTRAL', 'BAD'].map((valence) => said(consequences, valence))).toEqual([24, 1, 12]);
    expect(documents.flatMap(({ drivers }) => drivers)).toHaveLength(82);
  });

  test('the chosen option is found unless its wording fits none of those listed', () => {
    expect(numbers(({ document }) => document.outcome?.chosen.length === 0)).toEqual([
      '0013',
      '0016',
      '0029',
      '0041',
      '0042',
    ]);
    expect(documents[37]?.outcome?.chosen).toEqual([0, 1]);
    expect(numbers(({ document }) => document.outcome?.chosenAsWritten === undefined)).toEqual([]);
  });

  test('status, date and people are there where the author gave them', () => {
    expect(numbers(({ document }) => document.status !== undefined)).toEqual(['0042', '0045', '0047']);
    expect(documents[45]).toMatchObject({ status: { word: 'SUPERSEDED' }, supersededBy: ['ADR-0057'] });
    expect(numbers(({ document }) => document.date !== undefined)).toEqual(['0047']);
    expect(documents[47]).toMatchObject({
      date: '2025-07-31',
      deciders: ['@ryan-carpenter', '@ThiloteE', '@SiedlerChr', '@callixtus', '@koppor'],
    });
    expect(numbers(({ document }) => document.deciders.length > 0)).toEqual(['0013', '0047']);
    expect(numbers(({ document }) => document.technicalStory !== undefined)).toEqual(['0013']);
  });

  test('what a person has to look at is this and nothing else', () => {
    const open = parsed.flatMap(({ fileName, notUnderstood }) =>
      notUnderstood
        .filter(({ severity }) => severity === 'WARNING')
        .map(({ code, line }) => `${fileName.slice(0, 4)} ${code} ${line ?? '-'}`),
    );
    expect(open).toEqual([
      '0013 CHOSEN_OPTION_NOT_LISTED 28',
      '0014 VALENCE_NOT_SAID 55',
      '0014 VALENCE_NOT_SAID 88',
      '0016 CHOSEN_OPTION_NOT_LISTED 18',
      '0016 VALENCE_NOT_SAID 24',
      '0016 VALENCE_NOT_SAID 25',
      '0016 VALENCE_NOT_SAID 26',
      '0020 OPTION_NOT_LISTED 51',
      '0021 PLACEHOLDER 34',
      '0029 VALENCE_NOT_SAID 19',
      '0029 VALENCE_NOT_SAID 27',
      '0029 CHOSEN_OPTION_NOT_LISTED 34',
      '0041 CHOSEN_OPTION_NOT_LISTED 39',
      '0041 VALENCE_NOT_SAID 65',
      '0041 VALENCE_NOT_SAID 66',
      '0041 VALENCE_NOT_SAID 67',
      '0042 NO_OPTIONS -',
      '0042 CHOSEN_OPTION_NOT_LISTED 40',
      '0045 VALENCE_NOT_SAID 38',
    ]);
  });

  test('no word is lost', () => {
    const lost = parsed.flatMap(({ fileName, ...found }) =>
      lostLines(sources.get(fileName) ?? '', found).map((line) => `${fileName}: ${line}`),
    );
    expect(lost).toEqual([]);
  });
});
