import { memoryLog } from './log.js';
import { nobody, type StandIn, standIn } from './stand-in.js';

export interface Cluster {
  readonly nodes: readonly StandIn[];
  /** As a URL that names its nodes. */
  readonly url: string;
  /** As a URL that names one address, where the others are asked for. */
  readonly discovering: string;
  /** From now on this one leads; the others name it to whoever asks for the leader. */
  readonly elect: (node: StandIn) => void;
  /** The election is under way: no node knows of a leader. */
  readonly loseLeader: () => void;
  readonly stop: () => Promise<void>;
}

/** Two nodes with one log between them, as a quorum has it. */
export async function cluster(): Promise<Cluster> {
  const log = memoryLog();
  let leading: { readonly port: number } = nobody;
  const leader = () => leading;
  const [first, second] = [await standIn(log, leader), await standIn(log, leader)];
  const briefly = 'tls=false&maxDiscoverAttempts=3&discoveryInterval=40&gossipTimeout=1';
  leading = first;
  return {
    nodes: [first, second],
    url: `esdb://127.0.0.1:${first.port},127.0.0.1:${second.port}?${briefly}`,
    discovering: `esdb+discover://127.0.0.1:${first.port}?${briefly}`,
    elect: (node) => (leading = node),
    loseLeader: () => (leading = nobody),
    stop: async () => {
      await Promise.all([first.stop(), second.stop()]);
    },
  };
}
