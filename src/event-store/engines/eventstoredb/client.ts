import { EventStoreDBClient } from '@eventstore/db-client';
import { GivenUp, type OnTrouble } from './patience.js';

/** What there is of grpc's client in it. */
interface Client {
  getChannel(): { getConnectivityState(tryToConnect: boolean): number };
}

type Action = (client: Client) => Promise<unknown>;

/** What the client does inside itself, and does wrong. */
interface Insides {
  supports: () => Promise<boolean>;
  handleError: (client: Client, error: unknown) => Promise<void>;
  execute: (service: unknown, name: string, action: Action) => Promise<unknown>;
}

/** grpc's own number for it; its enumeration would be a module to be loaded for one number. */
const shutDown = 4;

/**
 * The client, mended where it would take the process with it:
 *
 * - It would put all appends of a process into one stream of batches, and share what it knows of them between all clients:
 *   there a failure of one rejects the others', a late answer ends the process, and the deadline is never looked at.
 * - It looks for another server without waiting for the outcome: when that fails, nobody hears it.
 * - An append over a connection that was given up a moment ago throws where nobody catches.
 */
export function mendedClient(url: string, onTrouble: OnTrouble): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(url);
  const insides = client as unknown as Insides;
  const { handleError, execute } = insides;
  insides.supports = () => Promise.resolve(false);
  insides.handleError = (failed, error) => handleError(failed, error).catch(onTrouble);
  insides.execute = (service, name, action) =>
    execute(service, name, (grpc) => {
      if (grpc.getChannel().getConnectivityState(false) === shutDown)
        throw new GivenUp('The connection was given up.');
      return action(grpc);
    });
  return client;
}
