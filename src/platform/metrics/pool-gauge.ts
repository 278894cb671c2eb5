import { Gauge, type Registry } from 'prom-client';

/** The connections of a pool: how many do something, how many callers wait for one, and how many there may be. */
export interface PoolSeen {
  readonly inUse: number;
  readonly waiting: number;
  readonly size: number;
}

export function showPool(registry: Registry, pool: () => PoolSeen): void {
  new Gauge({
    ...{ name: 'answerable_database_pool', registers: [registry], labelNames: ['is'] },
    help: 'Connections to the database in use, callers that wait for one, and how many there may be.',
    collect() {
      const { inUse, waiting, size } = pool();
      this.set({ is: 'in_use' }, inUse);
      this.set({ is: 'waiting' }, waiting);
      this.set({ is: 'size' }, size);
    },
  });
}
