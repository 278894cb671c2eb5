import { ask, cleanUp, postmasterIn, run, strangerOnPort, temporaryFolder } from '../cli/answerable.js';
import {
  type Demo,
  type Everything,
  everythingIn,
  printed,
  ready,
  runPrinted,
  startDemo,
} from './started-demo.js';

afterAll(cleanUp);

/** Who sends this signal to nobody, learns whether anybody is there. */
const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

interface Named {
  readonly name: string;
}

interface Full {
  readonly changeRequest: {
    readonly reference: string;
    readonly wish: { readonly wording: string; readonly channel: string; readonly from: Named };
    readonly questions: readonly { readonly answer: { readonly text: string } | null }[];
    readonly assessments: readonly { readonly discipline: string; readonly by: Named }[];
    readonly briefing: {
      readonly digest: string;
      readonly stale: boolean;
      readonly options: readonly {
        readonly id: string;
        readonly leaveAsIs: boolean;
        readonly soundness: string;
        readonly price: { readonly to: { readonly amount: string } };
        readonly consequences: readonly {
          readonly id: string;
          readonly valence: string;
          readonly severity: string;
          readonly kind: string;
        }[];
      }[];
      readonly recommendation: { readonly optionId: string };
      readonly opened: readonly { readonly by: Named; readonly occurredAt: string }[];
      readonly acknowledged: readonly {
        readonly by: Named;
        readonly digest: string;
        readonly occurredAt: string;
      }[];
    };
    readonly decision: {
      readonly stance: string;
      readonly option: { readonly id: string; readonly soundness: string };
      readonly decidedBy: readonly Named[];
      readonly reason: { readonly code: string; readonly words: string } | null;
      readonly acceptedConsequences: readonly string[];
      readonly briefingDigest: string;
      readonly digest: string;
      readonly signatures: readonly { readonly printedName: string; readonly digest: string }[];
      readonly occurredAt: string;
    };
    readonly observations: readonly {
      readonly outcome: string;
      readonly consequenceId: string | null;
      readonly by: Named;
    }[];
  };
}

interface Against {
  readonly changeRequests: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly reference: string; readonly decision: { readonly stance: string } }[];
  };
}

interface Known {
  readonly changeRequest: {
    readonly history: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly __typename: string;
        readonly occurredAt: string;
        readonly recordedAt: string;
        readonly by: Named;
        readonly onBehalfOf: Named | null;
      }[];
    };
  };
}

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

  test('holds two cases told to their end, and a wish that waits for an answer', () => {
    const seen = first.changeRequests.nodes.map(({ reference, status, decision }) => ({
      reference,
      status,
      stance: decision?.stance,
    }));
    expect(seen).toEqual([
      { reference: 'TEA-1', status: 'DECIDED', stance: 'FOLLOWED' },
      { reference: 'TOOLS-1', status: 'DECIDED', stance: 'DEVIATED' },
      { reference: 'TEA-2', status: 'CLARIFYING', stance: undefined },
    ]);
    expect(first.changeRequests.nodes[2]?.wish).toEqual({
      channel: 'PHONE',
      wording: 'Сделайте мне что-то типа Инстаграма, только фишку какую-нибудь сами придумайте.',
    });
  });

  test('shows with one query a decision against advice: what was known, who chose, and what came of it', async () => {
    const { changeRequest } = await runPrinted<Full>(demo, 'DecisionInFull');
    const { briefing, decision, observations } = changeRequest;
    expect(changeRequest.reference).toBe('TOOLS-1');
    expect(changeRequest.wish.wording).toContain('so and not otherwise');
    expect(changeRequest.wish).toMatchObject({ channel: 'MEETING', from: { name: 'Sergei Gromov' } });
    expect(changeRequest.questions.map(({ answer }) => answer?.text)).toEqual([
      expect.any(String),
      expect.any(String),
    ]);
    expect(changeRequest.assessments.map(({ discipline }) => discipline)).toEqual([
      'WEB_DEVELOPMENT',
      'SEARCH_PROMOTION',
    ]);

    const shown = (id: string) => briefing.options.find((option) => option.id === id);
    const advised = shown(briefing.recommendation.optionId);
    const chosen = shown(decision.option.id);
    expect(briefing.options).toHaveLength(4);
    expect(briefing.options.filter(({ leaveAsIs }) => leaveAsIs)).toHaveLength(1);
    for (const { consequences } of briefing.options) expect(consequences).not.toHaveLength(0);
    expect(briefing.options.map(({ price }) => price.to.amount)).toContain('800000');
    expect(advised?.soundness).toBe('SOUND');
    expect(chosen?.soundness).toBe('WORKAROUND');

    const grave = chosen?.consequences.filter(
      ({ valence, severity }) => valence === 'BAD' && severity === 'HIGH',
    );
    expect(decision.stance).toBe('DEVIATED');
    expect(decision.acceptedConsequences).toEqual(grave?.map(({ id }) => id));
    expect(grave?.map(({ kind }) => kind)).toContain('TECHNICAL');
    expect(decision.reason?.code).toBe('BUDGET');
    expect(decision.reason?.words).toContain('I take that on myself');

    expect(briefing.stale).toBe(false);
    expect(briefing.opened.map(({ by }) => by.name)).toEqual(['Sergei Gromov']);
    const { digest } = briefing;
    expect(briefing.acknowledged).toMatchObject([{ by: { name: 'Sergei Gromov' }, digest }]);
    expect(decision.briefingDigest).toBe(digest);
    expect(decision.decidedBy).toEqual([{ name: 'Sergei Gromov' }]);
    expect(decision.signatures).toMatchObject([{ printedName: 'Sergei Gromov', digest: decision.digest }]);
    expect(Date.parse(briefing.acknowledged[0]?.occurredAt ?? '')).toBeLessThan(
      Date.parse(decision.occurredAt),
    );
    expect(observations.map(({ outcome, by }) => [outcome, by.name])).toEqual([
      ['AS_PREDICTED', 'Dmitri Sokolov'],
      ['WORSE', 'Nina Belova'],
    ]);
    expect(observations.map(({ consequenceId }) => consequenceId)).toEqual(decision.acceptedConsequences);
  });

  test('shows the landing page with the same query: the advice was followed, and it sold', async () => {
    const { query, token } = demo.operations.get('DecisionInFull') ?? {};
    const { data } = await ask<Full>({ url: demo.url, token: token ?? '' }, query ?? '', {
      reference: 'TEA-1',
    });
    const { briefing, decision, observations } = data?.changeRequest ?? {};
    expect(decision).toMatchObject({ stance: 'FOLLOWED', reason: null, acceptedConsequences: [] });
    expect(decision?.option.id).toBe(briefing?.recommendation.optionId);
    expect(observations?.map(({ outcome }) => outcome)).toEqual([
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
    const [irina = ''] = demo.tokens['DECIDER'] ?? [];
    const query = demo.operations.get('DecisionInFull')?.query ?? '';
    const { data } = await ask<{ changeRequest: null }>({ url: demo.url, token: irina }, query, {
      reference: 'TOOLS-1',
    });
    expect(data).toEqual({ changeRequest: null });
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
    expect(await everythingIn(again)).toEqual(first);

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
    'TEA-1 DECIDED',
    'TOOLS-1 DECIDED',
    'TEA-2 CLARIFYING',
  ]);
  expect((await demo.end('SIGINT')).code).toBe(0);
});

test('its help says where its data go and that the environment has no say', async () => {
  const { code, stdout } = await run(['demo', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('./.answerable-demo');
  expect(stdout).toContain('Nothing is taken from the environment');
});
