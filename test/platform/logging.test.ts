import { createLogger } from '../../src/platform/logging.js';

function logged(work: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  work(createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }));
  return JSON.parse(lines.join('')) as Record<string, unknown>;
}

test('secrets are not written, wherever they hang', () => {
  const line = logged((log) =>
    log.info(
      { authorization: 'a1', headers: { authorization: 'a2' }, request: { headers: { cookie: 'a3' } } },
      'hi',
    ),
  );
  expect(JSON.stringify(line)).not.toMatch(/a[123]/);
  expect(line).toMatchObject({ level: 'info', msg: 'hi', authorization: '[redacted]' });
});

test('an error is written with its cause but without the row that it carries', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(ann@example.com)',
  });
  const line = logged((log) => log.error({ err: new Error('append failed', { cause }) }, 'oops'));
  expect(line['err']).toMatchObject({
    type: 'Error',
    message: 'append failed',
    cause: { message: 'duplicate key', code: '23505' },
  });
  expect(line).toHaveProperty('err.stack');
  expect(JSON.stringify(line)).not.toContain('ann@example.com');
});

test('errors whose causes lead in a circle are written', () => {
  const error = new Error('round');
  error.cause = error;
  expect(logged((log) => log.error({ err: error }))).toMatchObject({ err: { message: 'round' } });
});
