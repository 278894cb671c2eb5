import { openStorage, type Storage } from '../../src/main.js';
import { loadConfig } from '../../src/platform/config.js';
import type { Connection } from '../../src/platform/embedded-postgres/index.js';
import { newUuid } from '../../src/platform/ids.js';
import { createLogger } from '../../src/platform/logging.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { allProjections as projections } from '../../src/projections/all.js';
import { logTree } from '../../src/projections/log-tree/log-tree.js';
import { compareWithLog } from '../../src/projections/log-tree/log-tree.verify.js';
import { machineryOf } from '../../src/projections/start-projections.js';
import { compareWithFreshFold } from '../../src/projections/verify.js';
import { ask } from '../cli/answerable.js';
import { until } from '../support/until.js';
import { type Command, insist, type Place, type Studio } from './load.js';
import type { Log, LoggedCommand, LoggedEvent } from './log-check.js';

/** Commands of the set-up, each acknowledged before the load begins. */
export async function setUpStudio(place: Place, directorId: string): Promise<Studio> {
  const figures = { sent: 0, accepted: 0, refused: 0, retried: 0, twins: 0, unanswered: 0 };
  const done = async (mutation: string, input: object) => {
    const command = { commandId: newUuid(), mutation, input, stream: '', types: [], answers: [] };
    const outcome = await insist(place, command, figures);
    if ('refused' in outcome) throw new Error(`${mutation} was refused: ${outcome.refused}`);
  };
  const [clientId, contactId] = [`cli_${newUuid()}`, `con_${newUuid()}`];
  await done('clientRegister', { id: clientId, name: 'Acme' });
  await done('contactAdd', { clientId, contactId, kind: 'DECIDER', name: 'Cleo' });
  const projectIds = ['ONE', 'TWO', 'TRE'].map((key) => ({ key, id: `prj_${newUuid()}` }));
  for (const { key, id } of projectIds) {
    const budget = { amount: '1000', currency: 'EUR' };
    const about = { title: key, idea: 'A site', disciplines: ['DESIGN'], deadline: '2030-01-01' };
    await done('projectOpen', { id, clientId, key, ...about, budget, managerId: directorId });
  }
  return { projectIds: projectIds.map(({ id }) => id), contactId };
}

/**
 * A refusal is of its moment, and nobody remembers it: sent to two processes at once, a command may be refused by the one and,
 * when what it lacked has come meanwhile, be accepted by the other. What was accepted counts, and has to be there once.
 */
export const asItEnded = (command: Command): Command => {
  const accepted = command.answers.filter((answer) => 'accepted' in answer);
  return { ...command, answers: accepted.length > 0 ? accepted : command.answers.slice(0, 1) };
};

const isAtTheEnd = async (url: string, token: string): Promise<boolean> => {
  const { data } = await ask<{ projections: { state: string; lagEvents: number }[] }>(
    { url, token, signal: AbortSignal.timeout(5_000) },
    '{ projections { state lagEvents } }',
  );
  return data?.projections.every(({ state, lagEvents }) => state === 'ACTIVE' && lagEvents === 0) ?? false;
};

/** Each process that is asked has come to the end of the log. */
export const caughtUp = (urls: readonly string[], token: string) =>
  until('every read model has come to the end of the log, as each process sees it', async () => {
    const states = urls.map((url) => isAtTheEnd(url, token).catch(() => false));
    return (await Promise.all(states)).every((atTheEnd) => atTheEnd);
  });

export async function logOf({ query }: Database): Promise<Log> {
  const events = await query<Omit<LoggedEvent, 'position'> & { position: string }>(sql`
    SELECT position, stream_category || ' ' || stream_id AS stream, revision, event_id AS id, type,
      metadata ->> 'commandId' AS "commandId",
      CASE WHEN stream_category = 'requestNumber' THEN data ->> 'requestId' END AS numbered
    FROM event_store.events ORDER BY position`);
  const commands = await query<Omit<LoggedCommand, 'position'> & { position: string }>(sql`
    SELECT command_id AS id, position FROM event_store.commands`);
  const counted = <Row extends { position: string }>(row: Row) => ({
    ...row,
    position: Number(row.position),
  });
  return { events: events.map(counted), commands: commands.map(counted) };
}

export const urlOf = ({ host, port, user }: Connection, database: string) =>
  `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`;

export async function openAt(url: string): Promise<Storage> {
  const loaded = loadConfig({ DATABASE_URL: url });
  if (!('config' in loaded)) throw new Error(loaded.problems.join('\n'));
  return openStorage(loaded.config, createLogger({ level: 'fatal' }), () => undefined);
}

const ignoringLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** How each read model of `database`, and its tree, differ from what the log of the storage makes. */
export async function differences(database: Database, { store, asStored }: Storage) {
  const machinery = machineryOf({ database, store, log: ignoringLog });
  const found: Record<string, { position: bigint; rows: number; differing: number }> = {};
  for (const projection of projections) {
    const { position, rows, differences: differing } = await compareWithFreshFold(machinery, projection);
    found[projection.name] = { position, rows, differing: differing.length };
  }
  const { position, size, changed, nodes } = await compareWithLog(database.query, asStored);
  found[logTree.name] = { position, rows: size, differing: changed.length + nodes };
  return found;
}

export const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
