import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { personalText as ofRequests } from '../../src/aggregates/change-request/index.js';
import { clientPersonalText as ofClients } from '../../src/aggregates/client/index.js';
import { personalText as ofAgreements } from '../../src/aggregates/delegation-agreement/index.js';
import { memberPersonalText as ofMembers } from '../../src/aggregates/member/index.js';
import { projectPersonalText as ofProjects } from '../../src/aggregates/project/index.js';
import { root, rowsIn, section, spansIn, textOf } from './documents.js';

/** An event's fields as its catalogue writes them: `name`, `name?`, or the name of a type that brings its own. */
function fieldsOf(type: ts.TypeNode): string[] {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(fieldsOf);
  if (ts.isTypeReferenceNode(type)) return [type.typeName.getText()];
  if (!ts.isTypeLiteralNode(type)) throw new Error(`What is ${type.getText()}?`);
  return type.members.map((member) => {
    if (!ts.isPropertySignature(member)) throw new Error(`What is ${member.getText()}?`);
    return `${member.name.getText()}${member.questionToken ? '?' : ''}`;
  });
}

const statementsIn = (file: string) =>
  ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true).statements;

/** The file that a name comes from. */
function homeOf(name: string, file: string): string {
  for (const statement of statementsIn(file))
    if (ts.isImportDeclaration(statement) && statement.importClause?.getText().includes(name)) {
      const from = (statement.moduleSpecifier as ts.StringLiteral).text.replace(/\.js$/, '.ts');
      return posix.join(posix.dirname(file), from);
    }
  throw new Error(`Where does ${name} in ${file} come from?`);
}

/** The events of a catalogue in its order, also where it is put together from several files. */
function eventsIn(type: ts.TypeNode, file: string): [event: string, fields: string[]][] {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => eventsIn(part, file));
  if (ts.isTypeReferenceNode(type)) return catalogueIn(homeOf(type.typeName.getText(), file));
  if (!ts.isTypeLiteralNode(type)) throw new Error(`What is ${type.getText()}?`);
  const events = type.members.filter(ts.isPropertySignature);
  return events.map((event) => [event.name.getText(), event.type ? fieldsOf(event.type) : []]);
}

function catalogueIn(file: string): [event: string, fields: string[]][] {
  const catalogue = statementsIn(file)
    .filter(ts.isTypeAliasDeclaration)
    .find(({ name }) => name.text.endsWith('Events'));
  if (!catalogue) throw new Error(`${file} has no catalogue of events.`);
  return eventsIn(catalogue.type, file);
}

const camelCase = (folder: string) => folder.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const document = 'docs/events.md';
const aggregates = readdirSync(`${root}src/aggregates`);

const rowsOf = (heading: string) => rowsIn(section(document, heading));

test.each(aggregates)('docs/events.md says what happens to a %s', (folder) => {
  const told = rowsOf(`\`${camelCase(folder)}\``).map(([event = '', fields = '', meaning = '']) => ({
    event: spansIn(event)[0],
    fields: spansIn(fields),
    told: meaning.length > 20,
  }));
  const kept = catalogueIn(`src/aggregates/${folder}/events.ts`);
  expect(told).toEqual(kept.map(([event, fields]) => ({ event, fields, told: true })));
});

test.each([
  ['`changeRequest`', ofRequests],
  ['`client`', ofClients],
  ['`delegationAgreement`', ofAgreements],
  ['`member`', ofMembers],
  ['`project`', ofProjects],
])('docs/events.md says which texts of %s are sealed, and with whose key', (heading, personalText) => {
  const told = rowsOf(heading).flatMap(([event = '', , meaning = '']) => {
    const [, sealed] = /_Sealed for (.*?)\._/.exec(meaning) ?? [];
    return sealed === undefined ? [] : [[spansIn(event)[0], spansIn(sealed)] as const];
  });
  const whom = [
    ...['refusedBy', 'withdrawnBy', 'wokenBy', 'markedBy', 'endedBy', 'raisedBy', 'memberId', 'contactId'],
    ...['from', 'owedBy', 'answeredBy', 'signedBy', 'saidBy', 'deliveredBy', 'acceptedBy', 'rejectedBy'],
    ...['agreedBy', 'recordedBy', 'observedBy', 'correctedBy', 'disputedBy', 'resolvedBy', 'closedBy'],
    ...['addedBy', 'deferredBy', 'writtenBy', 'deniedBy'],
  ];
  const subjects = { ...Object.fromEntries(whom.map((name) => [name, name])), decidedBy: ['decidedBy'] };
  const kept = Object.entries(personalText).map(([event, { subject, fields }]) => {
    const whose = (subject as (data: object) => unknown)(subjects);
    return [event, [whose, ...(fields as readonly string[])]] as const;
  });
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(kept));
});

test('docs/events.md says what is kept of what an auditor reads', () => {
  const file = 'src/kernel/records-read.ts';
  const [kept] = statementsIn(file).filter(ts.isInterfaceDeclaration);
  const fields = kept?.members.filter(ts.isPropertySignature).map((member) => {
    return `${member.name.getText()}${member.questionToken ? '?' : ''}`;
  });
  expect(rowsOf('Audit trail').map(([event = '', told = '']) => [spansIn(event)[0], spansIn(told)])).toEqual([
    [kept?.name.text, fields],
  ]);
});

test('docs/events.md names the reservations', () => {
  const appended = [
    ...['src/application/reservations.ts', 'src/application/commitments/commitments.ts']
      .map(textOf)
      .join('\n')
      .matchAll(/category: '(\w+)'|type: '(\w+)'/g),
  ];
  const names = appended.map(([, category, type]) => category ?? type);
  const told = rowsOf('Reservations').flatMap(([event = '', stream = '']) => [
    spansIn(stream)[0],
    spansIn(event)[0],
  ]);
  expect([...new Set(told)].sort()).toEqual([...new Set(names)].sort());
});
