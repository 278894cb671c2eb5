import { jest } from '@jest/globals';
import { ask, cleanUp, postmasterIn, run, strangerOnPort, temporaryFolder } from '../cli/answerable.js';
import type { Against, Authorized, Full, Known } from './answers.js';
import {
  type Demo,
  type Everything,
  everythingIn,
  printed,
  ready,
  runPrinted,
  startDemo,
} from './started-demo.js';

/** Starting PostgreSQL takes its time on a busy machine, and some tests start it three times. */
jest.setTimeout(240_000);

afterAll(cleanUp);

/** Who sends this signal to nobody, learns whether anybody is there. */
const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the demo', () => {
  let dataDir: string;
  let demo: Demo;
  let first: Everything;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    const env = { DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none', ANSWERABLE_PORT: 'seven' };
    demo = await ready(startDemo(dataDir, { env }));
    first = await everythingIn(demo);
  });

  test('says what it takes nothing from, how long it took and how to stop it', () => {
    const { stdout } = demo.output;
    expect(stdout).toContain('Not used: DATABASE_URL, ANSWERABLE_PORT.');
    expect(stdout).not.toContain('nobody:nothing');
    expect(stdout).toMatch(/^Ready in \d+\.\d s: open http:\/\/127\.0\.0\.1:\d+\/ in a browser/m);
    expect(stdout).toContain('Only this machine reaches it.');
    expect(stdout).toMatch(/^Ctrl-C stops it\.$/m);
    expect(demo.output.stderr).toBe('');
  });

  test('prints a token for every role, which is that role', async () => {
    const roles = [
      'DIRECTOR',
      'ACCOUNT_MANAGER',
      'DEPARTMENT_HEAD',
      'SPECIALIST',
      'DECIDER',
      'CONTRIBUTOR',
      'AUDITOR',
    ];
    expect(Object.keys(demo.tokens).sort()).toEqual([...roles].sort());
    for (const role of roles)
      for (const token of demo.tokens[role] ?? []) {
        const { data } = await ask<{ viewer: { role: string } }>(
          { url: demo.url, token },
          '{ viewer { role } }',
        );
        expect(data?.viewer.role).toBe(role);
      }
  });

  test('holds five cases told to a decision or beyond it, one that waits for it, and a wish that waits for an answer', () => {
    const seen = first.changeRequests.nodes.map(({ reference, status, decision }) => ({
      reference,
      status,
      stance: decision?.stance,
    }));
    expect(seen).toEqual([
      { reference: 'TEA-1', status: 'CLOSED', stance: 'FOLLOWED' },
      { reference: 'TOOLS-1', status: 'DECIDED', stance: 'DEVIATED' },
      { reference: 'TEA-2', status: 'IN_IMPLEMENTATION', stance: 'FOLLOWED' },
      { reference: 'TOOLS-2', status: 'DECIDED', stance: 'FOLLOWED' },
      { reference: 'TEA-3', status: 'CLARIFYING', stance: undefined },
      { reference: 'TEA-4', status: 'DELIVERED', stance: 'NO_ADVICE_GIVEN' },
      { reference: 'TEA-5', status: 'BRIEFED', stance: undefined },
    ]);
    const [instagram] = first.changeRequests.nodes.filter(({ reference }) => reference === 'TEA-2');
    expect(instagram?.wish).toEqual({
      channel: 'PHONE',
      wording: 'Сделайте мне что-то типа Инстаграма, только фишку какую-нибудь сами придумайте.',
    });
  });

  test('says what each project is for, in figures, and how far it is', () => {
    const { nodes } = first.projects;
    expect(nodes.map(({ key, phase, goals }) => [key, phase, goals.length])).toEqual([
      ['TOOLS', 'PRODUCTION', 2],
      ['TEA', 'GROWTH', 2],
    ]);
    for (const { measure, target } of nodes.flatMap(({ goals }) => goals)) {
      expect(measure).not.toBe('');
      expect(target).not.toBe('');
    }
  });

  describe('shows with one query a decision against advice:', () => {
    let decided: Full['changeRequest'];
    beforeAll(async () => {
      decided = (await runPrinted<Full>(demo, 'DecisionInFull')).changeRequest;
    });
    const shown = (id: string) => decided.briefing.options.filter(({ optionId }) => optionId === id);

    test('the wish word for word, what was asked, and what the specialists said', () => {
      expect(decided.reference).toBe('TOOLS-1');
      expect(decided.wish.wording).toContain('so and not otherwise');
      expect(decided.wish).toMatchObject({ channel: 'MEETING', from: { name: 'Sergei Gromov' } });
      expect(decided.questions).toHaveLength(2);
      for (const { answer } of decided.questions) expect(answer).not.toBeNull();
      expect(decided.assessments.map(({ discipline, by }) => [discipline, by.name])).toEqual([
        ['WEB_DEVELOPMENT', 'Dmitri Sokolov'],
        ['SEARCH_PROMOTION', 'Oleg Frolov'],
      ]);
    });

    test('the options, each with what it would entail: twice the price, a crutch, and leaving it', () => {
      const { options, recommendation } = decided.briefing;
      expect(options).toHaveLength(4);
      expect(options.filter(({ leaveAsIs }) => leaveAsIs)).toHaveLength(1);
      for (const { consequences } of options) expect(consequences).not.toHaveLength(0);
      expect(options.map(({ price }) => price.to.amount)).toEqual(['0', '400000', '800000', '400000']);
      expect(shown(recommendation.option.optionId)).toMatchObject([{ soundness: 'SOUND' }]);
      expect(shown(decided.decision.option.id)).toMatchObject([{ soundness: 'WORKAROUND' }]);
    });

    test('what the decider had seen before, by its digest', () => {
      const { briefing, decision } = decided;
      const { digest } = briefing;
      expect(briefing.stale).toBe(false);
      expect(briefing.opened.map(({ by }) => by.name)).toEqual(['Sergei Gromov']);
      expect(briefing.acknowledged).toMatchObject([{ by: { name: 'Sergei Gromov' }, digest }]);
      for (const { occurredAt } of briefing.acknowledged)
        expect(Date.parse(occurredAt)).toBeLessThan(Date.parse(decision.occurredAt));
      expect(decision.briefingDigest).toBe(digest);
    });

    test('the choice in their own words, each grave consequence accepted, and signed', () => {
      const { decision } = decided;
      expect(decision).toMatchObject({
        stance: 'DEVIATED',
        decidedBy: [{ name: 'Sergei Gromov' }],
        reason: { code: 'BUDGET', words: expect.stringContaining('I take that on myself') as string },
        signatures: [{ printedName: 'Sergei Gromov', digest: decision.digest }],
      });
      const grave = shown(decision.option.id)
        .flatMap(({ consequences }) => consequences)
        .filter(({ valence, severity }) => valence === 'BAD' && severity === 'HIGH');
      expect(grave.map(({ kind }) => kind)).toEqual(['TECHNICAL', 'OPERATIONS']);
      expect(decision.accepted.map(({ id }) => id)).toEqual(grave.map(({ consequenceId }) => consequenceId));
      expect(decision.accepted.map(({ statement }) => statement)).toEqual(
        grave.map(({ statement }) => statement),
      );
    });

    test('what came of it, measured against what was accepted', () => {
      const { decision, observations } = decided;
      expect(observations.map(({ outcome, by }) => [outcome, by.name])).toEqual([
        ['AS_PREDICTED', 'Dmitri Sokolov'],
        ['WORSE', 'Nina Belova'],
      ]);
      expect(observations.map(({ consequence }) => consequence?.statement)).toEqual(
        decision.accepted.map(({ statement }) => statement),
      );
    });
  });

  test('shows the landing page with the same query: the advice was followed, and it sold', async () => {
    const { briefing, decision, observations } = (
      await runPrinted<Full>(demo, 'DecisionInFull', { variables: { reference: 'TEA-1' } })
    ).changeRequest;
    expect(decision).toMatchObject({ stance: 'FOLLOWED', reason: null, accepted: [] });
    expect(decision.option.id).toBe(briefing.recommendation.option.optionId);
    expect(observations.map(({ outcome }) => outcome)).toEqual([
      'UNFORESEEN',
      'AS_PREDICTED',
      'AS_PREDICTED',
    ]);
  });

  test('lists what was decided against advice', async () => {
    const { changeRequests } = await runPrinted<Against>(demo, 'AgainstAdvice');
    expect(changeRequests.totalCount).toBe(1);
    expect(changeRequests.nodes).toMatchObject([{ reference: 'TOOLS-1', decision: { stance: 'DEVIATED' } }]);
  });

  test('shows on what authority the studio decided, what was left of its limit, and who heard of it', async () => {
    const { decision, project } = (await runPrinted<Authorized>(demo, 'OnWhatAuthority')).changeRequest;
    expect(decision).toMatchObject({
      decidedBy: [{ name: 'Anna Petrova' }],
      informed: [{ name: 'Irina Volkova' }],
      price: { amount: '6000' },
      authority: {
        level: 'STUDIO_DECIDES_AND_INFORMS',
        basis: 'AGREEMENT',
        agreement: {
          version: 1,
          ruleId: 'small-changes',
          changeBudgets: [
            { ruleId: 'small-changes', granted: { amount: '15000' }, left: { amount: '15000' } },
          ],
        },
      },
    });
    const { inForce } = project.delegationAgreement;
    expect(inForce).toMatchObject({ version: 1, accepted: { by: { name: 'Irina Volkova' } } });
    expect(inForce.rules.map(({ ruleId }) => ruleId)).toEqual(['small-changes']);
    // From when it was recorded, and so could be heard of: the story's own days are over.
    expect(Date.parse(decision.objectionUntil)).toBeGreaterThan(Date.now());
  });

  test('tells who knew what and when, in order', async () => {
    const { history } = (await runPrinted<Known>(demo, 'WhoKnewWhat')).changeRequest;
    expect(history.nodes).toHaveLength(history.totalCount);
    const steps = history.nodes.map(({ __typename }) => __typename);
    expect(steps[0]).toBe('RequestReceivedEvent');
    expect(steps.slice(-8)).toEqual([
      'OptionRecommendedEvent',
      'BriefingIssuedEvent',
      'BriefingOpenedEvent',
      'BriefingAcknowledgedEvent',
      'DecisionMadeEvent',
      'DecisionSignedEvent',
      'ConsequenceObservedEvent',
      'ConsequenceObservedEvent',
    ]);
    const happened = history.nodes.map(({ occurredAt }) => Date.parse(occurredAt));
    expect(happened).toEqual([...happened].sort((one, other) => one - other));
    for (const { occurredAt, recordedAt } of history.nodes)
      expect(Date.parse(occurredAt)).toBeLessThan(Date.parse(recordedAt));
    expect(history.nodes[0]).toMatchObject({
      by: { name: 'Anna Petrova' },
      onBehalfOf: { name: 'Sergei Gromov' },
    });
  });

  test('shows one client nothing of the other', async () => {
    const [token = ''] = demo.tokens['DECIDER'] ?? [];
    const seen = await runPrinted<{ changeRequest: null }>(demo, 'DecisionInFull', { token });
    expect(seen).toEqual({ changeRequest: null });
  });

  test('started again, even where another program has the port, it changes nothing; Ctrl-C leaves nothing', async () => {
    const before = postmasterIn(dataDir);
    expect(await demo.end('SIGINT')).toMatchObject({ code: 0, signal: null });
    expect(demo.output.stdout).toMatch(/Nothing is left running\.\n$/);
    expect([before, demo.child.pid ?? 0].filter(lives)).toEqual([]);

    const stranger = await strangerOnPort();
    const again = await ready(startDemo(dataDir, { port: stranger.port.toString() }));
    expect(again.output.stdout).toContain(
      `Port ${stranger.port.toString()} belongs to another program; taking a free one.`,
    );
    expect(again.url).not.toContain(`:${stranger.port.toString()}`);
    // But for where the log stands: what the auditor reads is written down too.
    expect({ ...(await everythingIn(again)), _meta: first._meta }).toEqual(first);

    const last = postmasterIn(dataDir);
    expect(await again.end('SIGINT')).toMatchObject({ code: 0, signal: null });
    expect([last, again.child.pid ?? 0].filter(lives)).toEqual([]);
    stranger.close();
  });
});

test('interrupted while it tells its cases, it ends well and tells the rest at the next start', async () => {
  const dataDir = await temporaryFolder();
  const interrupted = startDemo(dataDir);
  await printed(interrupted, 'Telling the cases');
  const postmaster = postmasterIn(dataDir);
  const { code, stdout, stderr } = await interrupted.end('SIGINT');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).not.toContain('Ready in');
  expect(stdout).toMatch(/Nothing is left running\.\n$/);
  expect(lives(postmaster)).toBe(false);

  const killed = startDemo(dataDir);
  await printed(killed, 'Telling the cases');
  await killed.end('SIGKILL');

  const demo = await ready(startDemo(dataDir));
  const { changeRequests } = await everythingIn(demo);
  expect(changeRequests.nodes.map(({ reference, status }) => `${reference} ${status}`)).toEqual([
    'TEA-1 CLOSED',
    'TOOLS-1 DECIDED',
    'TEA-2 IN_IMPLEMENTATION',
    'TOOLS-2 DECIDED',
    'TEA-3 CLARIFYING',
    'TEA-4 DELIVERED',
    'TEA-5 BRIEFED',
  ]);
  expect((await demo.end('SIGINT')).code).toBe(0);
});

test('its help says where its data go and that the environment has no say', async () => {
  const { code, stdout } = await run(['demo', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('./.answerable-demo');
  expect(stdout).toContain('Nothing is taken from the environment');
});
