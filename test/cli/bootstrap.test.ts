import { join } from 'node:path';
import { onLinux, processesIn } from '../platform/embedded-postgres/program.js';
import { ask, bootstrapped, cleanUp, run, serve, temporaryFolder } from './answerable.js';

afterEach(cleanUp);

test('the first director is added without a warning, signs in, and is added once only', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const words = ['bootstrap', '--subject', 'anna', '--name', 'Anna', '--data-dir', dataDir];
  const first = await run(words);
  expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^Director mem_\S+ added\. Mint a token with: .* --subject "anna"\n$/);

  const second = await run(words);
  expect({ code: second.code, stdout: second.stdout }).toEqual({ code: 1, stdout: '' });
  expect(second.stderr).toBe('Somebody signs in with this subject already.\n');

  const { id, token } = await bootstrapped(['--data-dir', dataDir], { subject: 'bert', name: 'Bert' });
  const server = await serve(['--data-dir', dataDir]);
  const here = { url: server.url, token };
  // Whoever asks right after the start says how much they want to have read.
  const meta = await ask<{ _meta: { position: string } }>(here, '{ _meta { position } }');
  const { data } = await ask<{ viewer: object; members: { nodes: { name: string }[] } }>(
    here,
    'query ($at: LogPosition) { viewer { role person { id } } members(first: 9, minPosition: $at) { nodes { name } } }',
    { at: meta.data?._meta.position },
  );
  expect(data?.viewer).toEqual({ role: 'DIRECTOR', person: { id } });
  expect(data?.members.nodes.map(({ name }) => name).sort()).toEqual(['Anna', 'Bert']);
  await server.end('SIGTERM');
  if (onLinux) expect(processesIn(dataDir)).toEqual([]);
});
