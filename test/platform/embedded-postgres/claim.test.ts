import { readdirSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claimFolder } from '../../../src/platform/embedded-postgres/claim.js';
import { DataDirInUse } from '../../../src/platform/embedded-postgres/errors.js';
import { ourselves } from '../../../src/platform/embedded-postgres/processes.js';
import { cleanUp, temporaryFolder } from './program.js';

const claim = (folder: string) => claimFolder(folder, { dataDir: folder, log: () => undefined });
const holder = async (change: object) => JSON.stringify({ ...(await ourselves()), ...change });
const dead = { started: '1' };
const elsewhere = { container: 'pid:[1]' };

afterEach(cleanUp);

test('of many that race for a folder with a dead claim, never two hold it', async () => {
  const folder = await temporaryFolder();
  let holders = 0;
  let most = 0;
  const compete = async () => {
    const held = await claim(folder);
    holders += 1;
    most = Math.max(most, holders);
    await new Promise((resolve) => setTimeout(resolve, 5));
    holders -= 1;
    await held.release();
  };
  await writeFile(join(folder, 'answerable-0.pid'), await holder(dead));
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, compete));
  const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  expect(most).toBeLessThanOrEqual(1);
  expect(refusals.filter((reason) => !(reason instanceof DataDirInUse))).toEqual([]);
  const held = await claim(folder);
  expect(readdirSync(folder)).toHaveLength(1);
  await held.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a claim from another container counts as long as it is kept fresh', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'answerable-0.pid');
  await writeFile(file, await holder(elsewhere));
  let tick = 0;
  const beating = setInterval(() => void utimes(file, ++tick, tick), 100);
  await expect(claim(folder)).rejects.toThrow(DataDirInUse);
  clearInterval(beating);
  await (await claim(folder)).release();
});

test('a claim that a crash cut short is cleared away', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'answerable-0.pid'), '{"pid":');
  await (await claim(folder)).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a claim from before the machine was started anew is cleared away at once', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'answerable-0.pid');
  await writeFile(file, await holder({ boot: 'an earlier one' }));
  const beating = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), 100);
  await (await claim(folder)).release();
  clearInterval(beating);
  expect(readdirSync(folder)).toEqual([]);
});
