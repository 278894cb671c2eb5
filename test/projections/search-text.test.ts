import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { erased } from '../../src/event-store/sealing/envelope.js';
import { type Database, openDatabase } from '../../src/platform/postgres/database.js';
import { identifier, joined, sql, type Statement } from '../../src/platform/postgres/sql.js';
import { derivedColumnsOf } from '../../src/projections/read-model.js';
import { answering, searchText } from '../../src/projections/search-text.js';
import { emptyDatabase, type TestDatabase } from '../support/postgres.js';

/** What a studio's own PostgreSQL may be: the embedded one's C, and locales that know letters. */
const locales: Readonly<Record<string, Statement>> = {
  C: sql`LOCALE 'C'`,
  ICU: sql`LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'ru'`,
};

const texts = {
  orders: 'Заказы должны приходить на почту',
  quoted: 'Кнопка «Оплатить» — слишком мелкая…',
  tree: 'ЁЛКА для новогодней акции',
  newYear: 'Акция: новый год, скидки',
  yearNew: 'Год прошёл, новый сайт не готов',
  cards: 'Our customers ask to pay by card; ORDERS get lost',
  portal: 'The customer portal is slow',
  mixed: 'Интеграция с e-mail рассылкой и CRM',
} as const;
type Name = keyof typeof texts;

const questions: readonly (readonly [question: string, found: readonly Name[]])[] = [
  ['заказ', ['orders']],
  ['ЗАКАЗОВ', ['orders']],
  ['order', ['cards']],
  ['ordering', ['cards']],
  ['paying cards', ['cards']],
  ['оплатить', ['quoted']],
  ['елка', ['tree']],
  ['ёлки', ['tree']],
  ['Е\u0308лка', ['tree']],
  ['новый год', ['newYear', 'yearNew']],
  ['"новый год"', ['newYear']],
  ['«новый год»', ['newYear']],
  ['новый -год', []],
  ['акция -"новый год"', ['tree']],
  ['заказ or card', ['orders', 'cards']],
  ['заказ или card', ['orders', 'cards']],
  ['рассылки email', []],
  ['рассылки e-mail', ['mixed']],
  ['рассылки crm', ['mixed']],
  ['зака*', ['orders']],
  ['заказами*', ['orders']],
  ['card or зак*', ['orders', 'cards']],
  ['port*', ['portal']],
  ['port', []],
  ['custom*', ['cards', 'portal']],
  ['pay custom*', ['cards']],
  ['-card*', ['mixed', 'newYear', 'orders', 'portal', 'quoted', 'tree', 'yearNew']],
  ['и на', []],
  ['the', []],
  ['"', []],
  ['-', []],
  ['*', []],
  ['!!! ((( & | :* <->', []],
  ["'; DROP TABLE wishes; --", []],
];

describe.each(Object.keys(locales))('in a database whose locale is %s', (locale) => {
  let server: TestDatabase;
  let database: Database;
  const name = `words_${randomUUID().replaceAll('-', '')}`;

  beforeAll(async () => {
    server = await emptyDatabase();
    await server.database.query(
      sql`CREATE DATABASE ${identifier(name)} TEMPLATE template0 ENCODING 'UTF8' ${locales[locale] ?? sql``}`,
    );
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    database = openDatabase({ connectionString: url.href, max: 2 }, () => undefined);
    const derived = joined(derivedColumnsOf({ searched: 'text' }), sql`, `);
    await database.query(sql`CREATE TABLE wishes (name TEXT, text TEXT, ${derived})`);
    for (const [key, text] of Object.entries(texts)) await insert(key, text);
  });
  afterAll(async () => {
    await database.close();
    await server.database.query(sql`DROP DATABASE ${identifier(name)} WITH (FORCE)`);
    await server.drop();
  });

  const insert = (key: string, ...said: string[]) =>
    database.query(sql`INSERT INTO wishes (name, text) VALUES (${key}, ${searchText(said)})`);

  const found = async (question: string) =>
    (
      await database.query<{ name: string }>(
        sql`SELECT name FROM wishes WHERE ${answering(question)} ORDER BY name`,
      )
    ).map((row) => row.name);

  test.each(questions)('%s finds %j', async (question, expected) => {
    expect(await found(question)).toEqual([...expected].sort());
  });

  test('nothing that can be typed is an error', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc
            .string({ unit: 'binary', maxLength: 200 })
            .map((text) => text.replace(/[\0\p{Surrogate}]/gu, '')),
          fc
            .array(
              fc.constantFrom(
                '"',
                '-',
                '*',
                'or',
                'или',
                ' ',
                "'",
                '\\',
                ':',
                '&',
                '|',
                '!',
                '(',
                'слово',
                'a',
              ),
            )
            .map((parts) => parts.join('')),
        ),
        async (question) => {
          expect(Array.isArray(await found(question))).toBe(true);
        },
      ),
      { numRuns: 300 },
    ));

  test('a request of any length is kept, and found by what was said first', async () => {
    const words = Array.from({ length: 60_000 }, (_, index) => `слово${index.toString(36)}`);
    await insert('long', 'Баобаб', words.join(' '));
    expect(await found('баобабы')).toEqual(['long']);
    await database.query(sql`DELETE FROM wishes WHERE name = 'long'`);
  });
});

test('what was erased is no word', () => {
  expect(searchText(['Оплата', erased, undefined, 'card'])).toBe('оплата card');
});
