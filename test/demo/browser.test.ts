import { existsSync } from 'node:fs';
import { jest } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { openQuestion } from '../../src/demo/open-wish.js';
import { ask, cleanUp, temporaryFolder } from '../cli/answerable.js';
import { type Demo, ready, startDemo } from './started-demo.js';

/** Starting PostgreSQL and a browser takes its time on a busy machine. */
jest.setTimeout(240_000);

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

const inBrowser = existsSync(executablePath) ? describe : describe.skip;
if (!existsSync(executablePath))
  console.warn(
    `The demo is not looked at in a browser: there is none at ${executablePath}. Set CHROMIUM to one.`,
  );

inBrowser('the page of the demo', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    demo = await ready(startDemo(await temporaryFolder()));
    browser = await chromium.launch({ executablePath, args: flags });
    page = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('request', (asked) => {
      if (!/^(data|blob):/.test(asked.url()) && new URL(asked.url()).origin !== demo.url)
        wrong.push(asked.url());
    });
    await page.goto(demo.url);
    await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await demo.end('SIGINT');
    await cleanUp();
  });

  /**
   * GraphiQL sends the name of the operation that it read last, and reads a tenth of a second after a change of tabs: a
   * press before that would run the old tab's operation in the new tab's document.
   */
  async function whenRead(name: string): Promise<void> {
    const editor = page.locator('.graphiql-query-editor .CodeMirror');
    const nameRead = () =>
      editor.evaluate(
        (element: unknown) =>
          (element as { CodeMirror: { operationName?: string } }).CodeMirror.operationName,
      );
    while ((await nameRead()) !== name) await page.waitForTimeout(50);
  }

  /** Opens the tab, runs it, and gives what the server answered. */
  async function runTab(name: string): Promise<unknown> {
    await page.getByRole('tab', { name }).click();
    await whenRead(name);
    const answered = page.waitForResponse(
      (response) => response.request().postData()?.includes(`"operationName":"${name}"`) ?? false,
    );
    await page.getByRole('button', { name: /execute query/i }).click();
    return (await answered).json();
  }

  const result = () => page.locator('.result-window');
  const picture = async (name: string) => {
    const folder = process.env['SCREENSHOTS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
  };

  test('has a tab for each of the queries, for a command and for what happens meanwhile', async () => {
    expect(await page.locator('.graphiql-tab-button').allInnerTexts()).toEqual([
      'DecisionInFull',
      'AgainstAdvice',
      'WhoKnewWhat',
      'OnWhatAuthority',
      'AnswerTheQuestion',
      'FollowTheProject',
    ]);
    expect(await page.title()).toBe('Answerable demo');
  });

  test('shows a decision at the first press of the button', async () => {
    expect(await runTab('DecisionInFull')).toMatchObject({
      data: {
        changeRequest: { reference: 'TOOLS-1', decision: { stance: 'DEVIATED', reason: { code: 'BUDGET' } } },
      },
    });
    await result().getByText('"TOOLS-1"').waitFor();
    await result().getByText('Sergei Gromov').first().waitFor();
    await picture('decision-in-full');
  });

  test('runs the other queries, each with a token of its own', async () => {
    expect(await runTab('AgainstAdvice')).toMatchObject({ data: { changeRequests: { totalCount: 1 } } });
    await result().getByText('"DEVIATED"').waitFor();
    await picture('against-advice');
    expect(await runTab('WhoKnewWhat')).toMatchObject({
      data: { changeRequest: { history: { totalCount: 30 } } },
    });
    await picture('who-knew-what');
    expect(await runTab('OnWhatAuthority')).toMatchObject({
      data: {
        changeRequest: {
          reference: 'TEA-4',
          decision: { authority: { agreement: { ruleId: 'small-changes' } } },
        },
      },
    });
    await picture('on-what-authority');
  });

  test('lets the client answer a question, once', async () => {
    expect(await runTab('AnswerTheQuestion')).toMatchObject({
      data: { clarificationAnswer: { userErrors: [], changeRequest: { reference: 'TEA-3' } } },
    });
    await picture('answer-the-question');
    expect(await runTab('AnswerTheQuestion')).toMatchObject({
      data: { clarificationAnswer: { userErrors: [{ code: 'QUESTION_ANSWERED' }], changeRequest: null } },
    });
  });

  test('follows the project: what somebody else does appears by itself', async () => {
    await page.getByRole('tab', { name: 'FollowTheProject' }).click();
    await whenRead('FollowTheProject');
    await page.getByRole('button', { name: /execute query/i }).click();
    await result().getByText('CaughtUp').waitFor();
    const token = demo.tokens['ACCOUNT_MANAGER']?.[0] ?? '';
    const note = `mutation ($input: NoteAddInput!) { noteAdd(input: $input) { userErrors { message } } }`;
    const input = { requestId: openQuestion.requestId, text: 'They called again.', visibility: 'SHARED' };
    expect(await ask({ url: demo.url, token }, note, { input })).toEqual({
      data: { noteAdd: { userErrors: [] } },
    });
    await result().getByText('NoteAddedEvent').waitFor();
    await picture('follow-the-project');
    await page.getByRole('button', { name: /stop query/i }).click();
  });

  test('asked nobody else for anything, and complained of nothing', () => {
    expect(wrong).toEqual([]);
  });
});
