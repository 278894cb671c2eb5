import { Agent, request } from 'node:http';
import { PortInUse } from '../../../src/platform/http/http-server.js';
import { door, startTestServer, testSchema } from './test-server.js';

test('a request under way is finished before the end, and nobody new gets in', async () => {
  const { pass, open, someoneWaits } = door();
  const server = await startTestServer({ schema: testSchema(pass), graceMs: 3_600_000 });
  const answer = server.ask('{ slow }');
  await someoneWaits;
  const stopped = server.stop();
  expect(server.stop()).toBe(stopped);
  await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
  open();
  expect((await answer).data).toEqual({ slow: 'done' });
  await stopped;
});

test('an idle connection that is kept open does not hold up the end', async () => {
  const server = await startTestServer({ graceMs: 3_600_000 });
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((resolve, reject) => {
    request(`${server.url}/health/live`, { agent }, (answer) => answer.resume().once('end', resolve))
      .once('error', reject)
      .end();
  });
  await server.stop();
  agent.destroy();
});

test('a request that never ends is cut off after the grace period', async () => {
  const { pass, open, someoneWaits } = door();
  const server = await startTestServer({ schema: testSchema(pass), graceMs: 50 });
  const answer = expect(server.ask('{ slow }')).rejects.toThrow();
  await someoneWaits;
  await server.stop();
  await answer;
  open();
});

test('a taken port is named, with what to do', async () => {
  const first = await startTestServer();
  const second = startTestServer({ port: first.port });
  await expect(second).rejects.toThrow(PortInUse);
  await expect(second).rejects.toThrow(`Port ${first.port} on 127.0.0.1 is already in use.`);
  await first.stop();
  const third = await startTestServer({ port: first.port });
  expect(third.port).toBe(first.port);
  await third.stop();
});
