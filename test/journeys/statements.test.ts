import { jest } from '@jest/globals';
import pg from 'pg';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

/** Whatever a frontend shows beside a thing in a list, each kind of it is read once, however long the list is. */

const fewer = 3;
const more = 25;

const lists = {
  changeRequests: `id reference viewerCan { decisionMake { allowed } briefingIssue { allowed } silenceRecord { code } }
    project { key title client { name } viewerCan { changeRequestReceive { allowed } } }
    wish { wording from { name } } options { id title consequences { id } }
    decision { id decidedBy { name } } briefing { number deciders { name } }
    history(last: 2) { totalCount nodes { __typename revision by { name } } }`,
  projects: `id key title viewerCan { delegationAgreementAccept { allowed } }
    client { name viewerCan { projectOpen { allowed } } contacts { name } }
    history(first: 2) { nodes { __typename } }
    members { member { name } duty }`,
} as const;

let studio: Studio;
let sent: string[] = [];

/** Each statement that the program sends goes through here, whichever connection takes it. */
function listen() {
  const query = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
  const heard = function (this: pg.Client, ...args: unknown[]) {
    const [said] = args as [string | { readonly text?: string }];
    sent.push(typeof said === 'string' ? said : (said.text ?? ''));
    return query.apply(this, args);
  };
  jest.spyOn(pg.Client.prototype, 'query').mockImplementation(heard);
}

/** What is read to show something; the program's own following of the log goes on beside. */
const isShowing = (statement: string) =>
  /^\s*SELECT (key, position, doc|edges\.|asked\.nth)|FROM directory\.people/.test(statement);

beforeAll(async () => {
  studio = await startStudio();
  const { by, acme, people } = studio;
  for (let number = 1; number <= more; number += 1) {
    await by('carl').done('changeRequestReceive', {
      ...{ projectId: acme.projectId, title: `Wish ${number}`, wording: 'Cards, please.' },
      channel: 'PORTAL',
    });
    await by('max').done('projectOpen', {
      ...{ clientId: acme.clientId, managerId: people.max, key: `MORE${number}`, title: `Site ${number}` },
      ...{ idea: 'One more shop.', disciplines: ['DESIGN'], deadline: '2030-01-31' },
      budget: { amount: '1000.00', currency: 'EUR' },
    });
  }
  listen();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await studio.stop();
});

const statementsFor = async (subject: Subject, list: keyof typeof lists, first: number) => {
  sent = [];
  const told = await studio
    .by(subject)
    .ask(`{ ${list}(first: ${first}) { edges { node { ${lists[list]} } } } }`);
  expect(told.errors).toEqual([]);
  expect(told.list(`${list}.edges`)).toHaveLength(first);
  return sent.filter(isShowing).sort();
};

describe.each(Object.keys(lists) as (keyof typeof lists)[])('%s', (list) => {
  test.each(['max', 'klara', 'dora'] as const)(
    'a longer list costs %s no statement more',
    async (subject) => {
      const few = await statementsFor(subject, list, fewer);
      expect(few.length).toBeGreaterThan(fewer);
      // The histories of the whole page are one read.
      expect(few.filter((statement) => statement.includes('asked.nth'))).toHaveLength(1);
      expect(await statementsFor(subject, list, more)).toEqual(few);
    },
  );
});
