import { systemPrincipal } from '../../auth/principal.js';
import type { EventStore } from '../../event-store/event-store.js';
import { derivedUuid } from '../../platform/ids.js';
import type { Database } from '../../platform/postgres/database.js';
import { changeRequestAlarms } from '../../projections/change-request/change-request.alarms.js';
import { leadership } from '../../projections/leadership.js';
import type { Log } from '../../projections/machinery.js';
import type { Application } from '../application.js';
import { uuidIn } from '../created-ids.js';
import { alarmClock } from './alarm-clock.js';
import { type Alarm, idOf } from './alarms.js';
import type { Ringing } from './round.js';

export interface AlarmClockConfig extends Pick<Ringing, 'now' | 'silenceDays' | 'onRung'> {
  readonly database: Database;
  readonly store: Pick<EventStore, 'head' | 'onAppended'>;
  readonly app: Pick<Application, 'commands' | 'caughtUp'>;
  readonly everyMilliseconds: number;
  readonly log: Log & Ringing['log'];
}

/** The same alarm has the same id in every process, after a crash and from a read model built anew. */
export const alarmCommandId = (alarm: Alarm): string =>
  derivedUuid(uuidIn(alarm.requestId), `alarm:${alarm.kind}:${alarm.of}`);

const ringing =
  (app: AlarmClockConfig['app']): Ringing['ring'] =>
  (alarm) => {
    const commandId = alarmCommandId(alarm);
    return app.commands.changeRequest(alarm.requestId, alarm.command, {
      principal: systemPrincipal,
      commandId,
      input: { alarm: idOf(alarm) },
      correlationId: commandId,
    });
  };

/** Runs the alarm clock until the returned function is called, which waits for the alarm under way. */
export function startAlarmClock({ database, store, app, ...config }: AlarmClockConfig): () => Promise<void> {
  const clock = alarmClock({
    ...config,
    alarms: changeRequestAlarms(database.query),
    ring: ringing(app),
    caughtUp: async () => app.caughtUp(await store.head()),
  });
  const leaders = leadership(database, [clock], config.log);
  const unsubscribe = store.onAppended(() => clock.wake());
  const running = clock.run(() => leaders.leads(clock));
  const stop = async () => {
    unsubscribe();
    clock.stop();
    await running;
    await leaders.stop();
  };
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= stop());
}
