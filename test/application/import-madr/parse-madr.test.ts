import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMadr } from '../../../src/application/import-madr/parse-madr.js';
import { fixture, fixtures, lostLines, notes, record, warnings } from './reading.js';

describe('a record as MADR 2 has it', () => {
  const { document, notUnderstood } = fixture('0001-bulleted-head.md');

  test('its bullets below the title are its head', () => {
    expect(document).toMatchObject({
      title: 'Keep the drawings in the document store',
      number: 1,
      status: { word: 'ACCEPTED', asWritten: 'accepted' },
      deciders: ['Ada Lovelace', 'Grace Hopper', 'Mary Jackson'],
      date: '2021-03-09',
      technicalStory: 'drawings vanish from shared drives, see ticket [S-12](https://tracker.example/S-12)',
      otherFields: [{ name: 'Reviewers', value: 'the whole studio' }],
    });
  });

  test('context and drivers are verbatim', () => {
    expect(document.context).toBe(
      'Drawings are e-mailed around.\nNobody knows **which** one is current.\n\nWhere should `*.dwg` files live?',
    );
    expect(document.drivers).toEqual([
      'One place for everybody',
      'Works on a [building site](https://example.org/site) without a network',
    ]);
  });

  test('an option has its own arguments, links and code included', () => {
    expect(document.options.map(({ title }) => title)).toEqual([
      'Document store',
      'Shared drive',
      'A folder per person',
    ]);
    expect(document.options[0]).toEqual({
      title: 'Document store',
      asWritten: '[Document store](https://example.org/store)',
      description: 'Runs in the cellar already.',
      arguments: [
        { valence: 'GOOD', text: 'it keeps versions', line: 47 },
        { valence: 'GOOD', text: 'it has `etags`', line: 48 },
        { valence: 'BAD', text: 'the [client](https://example.org/client) is slow', line: 49 },
      ],
      remarks: [],
      line: 24,
    });
  });

  test('consequences take their valence from the heading', () => {
    expect(document.outcome).toMatchObject({
      chosen: [0],
      chosenAsWritten: 'Document store',
      justification: 'it keeps every version.',
      consequences: [
        { valence: 'GOOD', text: 'Nobody asks for the *current* drawing any more' },
        { valence: 'GOOD', text: 'Old drawings can be found' },
        { valence: 'BAD', text: 'The site needs an offline copy' },
      ],
    });
  });

  test('links name what it supersedes, and only comments are left out', () => {
    expect(document.links).toHaveLength(2);
    expect(document.supersedes).toEqual(['0002-e-mail.md']);
    expect(notUnderstood.map(({ code, excerpt }) => [code, excerpt])).toEqual(
      Array.from({ length: 5 }, () => ['COMMENT', '<!-- optional -->']),
    );
  });
});

describe('a record as MADR 4 has it', () => {
  const parsed = fixture('0002-front-matter.md');
  const { document } = parsed;

  test('its front matter is its head', () => {
    expect(document).toMatchObject({
      title: 'Print on recycled paper',
      status: { word: 'SUPERSEDED', asWritten: 'superseded by [ADR-0009](0009-print-nothing.md)' },
      supersededBy: ['0009-print-nothing.md'],
      date: '2023-11-05',
      deciders: ['Ada Lovelace', '@grace'],
      consulted: ['Mary Jackson', 'Dorothy Vaughan'],
      informed: ['the print shop'],
      otherFields: [
        { name: 'nav_order', value: '0002' },
        { name: 'tags', value: 'paper\nprint' },
      ],
    });
  });

  test('an option may be chosen by its letter', () => {
    expect(document.outcome).toMatchObject({ chosen: [0], chosenAsWritten: 'Option A' });
    expect(notes(parsed)).toEqual(['CHOSEN_OPTION_CLOSE_MATCH']);
  });

  test('good, bad and neutral are recognised in the usual spellings and below headings', () => {
    const valences = document.options.map((option) => option.arguments.map(({ valence }) => valence).join());
    expect(valences).toEqual(['GOOD,BAD', 'GOOD,BAD,NEUTRAL', 'GOOD,GOOD,BAD']);
  });

  test('a point without valence is kept, reported and not guessed', () => {
    expect(document.options[1]?.remarks).toEqual(['Smells of summer']);
    expect(warnings(parsed)).toEqual(['VALENCE_NOT_SAID']);
  });

  test('confirmation and further information are there', () => {
    expect(document.outcome?.confirmation).toBe('The print shop reports the amount of paper every month.');
    expect(document.outcome?.consequences.map(({ valence }) => valence)).toEqual(['GOOD', 'NEUTRAL', 'BAD']);
    expect(document.moreInformation).toBe('We will look at this again when the contract ends.');
  });
});

test('several options may be chosen together, but not the one they are preferred to', () => {
  const { document } = fixture('0003-several-chosen.md');
  expect(document.outcome).toMatchObject({
    chosen: [0, 1],
    consequences: [{ valence: 'GOOD', text: 'it is warm' }],
    remarks: ['Somebody carries the wood', 'The chimney needs a sweep.'],
  });
  expect(document).toMatchObject({
    date: '2022-01-31',
    status: { word: 'ACCEPTED' },
    supersedes: ['0002-wear-coats.md'],
  });
});

test('a choice that was not listed stays as written, and an option that was not listed is taken', () => {
  const parsed = fixture('0004-not-listed.md');
  expect(parsed.document.outcome).toMatchObject({ chosen: [], chosenAsWritten: 'A dog' });
  expect(parsed.document.options.map(({ title }) => title)).toEqual([
    'Black cat',
    'White cat',
    'Grey cat (old)',
    'Ginger cat',
  ]);
  expect(parsed.document.options[0]?.arguments).toMatchObject([
    { valence: 'GOOD', text: 'quiet' },
    { valence: 'GOOD', text: 'catches mice\n* even big ones' },
    { valence: 'BAD', text: 'invisible at night' },
  ]);
  expect(warnings(parsed)).toEqual([
    'DATE_NOT_UNDERSTOOD',
    'CHOSEN_OPTION_NOT_LISTED',
    'OPTION_NOT_LISTED',
    'VALENCE_NOT_SAID',
  ]);
  expect(parsed.document.date).toBeUndefined();
});

test('placeholders of the template are never taken for facts', () => {
  const parsed = fixture('0005-unfilled.md');
  const { context, status, date, deciders, drivers, options, outcome } = parsed.document;
  expect({ context, status, date, deciders }).toEqual({ deciders: [] });
  expect(drivers).toEqual(['It must be quick']);
  expect(options.map(({ title, arguments: said }) => [title, said.length])).toEqual([['Toss a coin', 1]]);
  expect(outcome).toMatchObject({ chosen: [], consequences: [] });
  expect(outcome?.chosenAsWritten ?? outcome?.justification).toBeUndefined();
  expect(new Set(warnings(parsed))).toEqual(new Set(['PLACEHOLDER']));
});

test('a record in the older form of context, decision and consequences is read as far as it goes', () => {
  const parsed = fixture('0006-nygard.md');
  expect(parsed.document).toMatchObject({
    status: { word: 'SUPERSEDED' },
    supersededBy: ['0009-lunch-at-one.md'],
    context: 'People are hungry at different times.',
    outcome: { chosen: [], text: 'Lunch is at noon.', remarks: ['The kitchen is full at noon.'] },
  });
  expect(parsed.document.date).toBeUndefined();
  expect(warnings(parsed)).toEqual(['NO_OPTIONS', 'DATE_NOT_UNDERSTOOD', 'VALENCE_NOT_SAID']);
});

test('odd shapes: underlined headings, bold option names, arguments in lines, two outcomes', () => {
  const parsed = fixture('0007-odd-shapes.md');
  const { document } = parsed;
  expect(document.title).toBe('Decide about doors');
  expect(document.preamble).toBe('> This is only about the front door.');
  expect(document).toMatchObject({ deciders: ['Ada'], date: '2024-02-09' });
  expect(document.options.map((option) => [option.title, option.arguments.length])).toEqual([
    ['Do not replace the door', 0],
    ['Replace the door', 2],
    ['Paint door_1', 0],
    ['Paint door-1 with two colours', 0],
    ['Plane it, then oil it', 2],
  ]);
  expect(document.outcome).toMatchObject({
    chosen: [1],
    chosenAsWritten: 'Do replace the door',
    justification: 'since it rattles.',
  });
  expect(document.otherSections).toEqual([
    { heading: 'Options', text: 'Text about the options.' },
    { heading: 'Decision', text: 'Twice decided.' },
    { heading: 'Background', text: 'Doors get stuck.' },
  ]);
  expect(warnings(parsed)).toEqual(['VALENCE_NOT_SAID', 'VALENCE_NOT_SAID', 'SECTION_REPEATED']);
});

test('a wording that fits two options chooses none, and arguments of no option go to none', () => {
  const parsed = fixture('0008-ambiguous.md');
  expect(parsed.document.outcome).toMatchObject({ chosen: [], chosenAsWritten: 'Blue' });
  expect(parsed.document.otherSections).toEqual([
    { heading: 'Pros and cons', text: '### Pros\n\n* cheerful\n\n### Cons\n\n* cold' },
  ]);
  expect(warnings(parsed)).toEqual(['AMBIGUOUS_OPTION', 'ARGUMENTS_WITHOUT_OPTION']);
});

test('front matter that is no YAML still gives its plain lines', () => {
  const parsed = fixture('0010-broken-head.md');
  expect(parsed.document).toMatchObject({ status: { word: 'REJECTED' }, deciders: ['@ada', '@grace'] });
  expect(warnings(parsed)).toEqual(['NO_OPTIONS', 'FRONT_MATTER_NOT_YAML']);
});

test('headings of one level are read by their names', () => {
  const { document } = fixture('0011-headings-of-one-level.md');
  expect(document).toMatchObject({
    title: 'Use one level only',
    options: [{ arguments: [{ valence: 'GOOD' }] }, { arguments: [{ valence: 'BAD' }] }],
    outcome: { chosen: [0], chosenAsWritten: 'One', confirmation: 'By reading.' },
    otherSections: [],
  });
});

test('a comment that is never closed is reported and kept', () => {
  const parsed = fixture('0012-unclosed.md');
  expect(warnings(parsed)).toContain('UNCLOSED_COMMENT');
  expect(parsed.document.otherSections[0]?.text).toContain('Chosen option: "Left"');
});

const files = readdirSync(fixtures).sort();

test.each(files)('no word of %s is lost', (fileName) => {
  const source = readFileSync(join(fixtures, fileName), 'utf8');
  const parsed = parseMadr(fileName, source);
  if ('notARecord' in parsed) expect(parsed.notARecord.message).not.toBe('');
  else expect(lostLines(source, parsed)).toEqual([]);
});

test.each(files)(
  '%s reads the same with Windows line ends, a byte order mark, and a second time',
  (fileName) => {
    const source = readFileSync(join(fixtures, fileName), 'utf8');
    const once = parseMadr(fileName, source);
    expect(parseMadr(fileName, Buffer.from(`\uFEFF${source.replaceAll('\n', '\r\n')}`))).toEqual(once);
    expect(parseMadr(fileName, source)).toEqual(once);
  },
);

test('the check for lost words finds one', () => {
  const source = '# A\n\n## Considered Options\n\n* One\n';
  expect(lostLines(`${source}\nforgotten`, record('0001-a.md', source))).toEqual(['forgotten']);
});
