import { readFileSync } from 'node:fs';
import {
  Metadata,
  ResponderBuilder,
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  ServerInterceptingCall,
  type ServerInterceptor,
  ServerListenerBuilder,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import gossipMessages from '@eventstore/db-client/generated/gossip_pb.js';
import gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import serverFeatures from '@eventstore/db-client/generated/serverfeatures_pb.js';
import serverFeaturesServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import {
  before,
  type Expected,
  type Kept,
  type MemoryLog,
  memoryLog,
  type Outcome,
  type Place,
  type Proposed,
} from './log.js';

/** What can be made to go wrong. Each number is how many more times. */
export interface Faults {
  /** Appends that are spared before any of the others come true. */
  spared: number;
  /** Appends that are stored and never answered. */
  silentAfterStoring: number;
  /** Appends that are neither stored nor answered. */
  silentBeforeStoring: number;
  /** Appends that are stored, and whose connection is cut then. */
  cutAfterStoring: number;
  /** It lets everybody read, and nobody append. */
  readOnly: boolean;
  /** Calls refused for want of rights. */
  accessDenied: number;
  /** Calls refused because the server is not ready. */
  unavailable: number;
  /** Reads that the server ends without an error, in the middle. */
  shortReads: number;
  /** Reads that the server ends without an error, before the first event or the word that there is none. */
  emptyReads: number;
  /** Reads that are spared before any of the others come true. */
  sparedReads: number;
  /** Reads that break off at their end, as when a server goes away. */
  brokenReads: number;
  /** Reads that never end. */
  stalledReads: number;
  /** Questions for the nodes of the cluster that are refused. */
  noGossip: number;
  /** Milliseconds before each answer. */
  slow: number;
  /** Every event of a subscription comes twice. */
  doubled: boolean;
  /** A subscription is told of a checkpoint, and that it has caught up, milliseconds before the events that this is about. */
  marksAhead: number;
}

const noFaults = (): Faults => ({
  spared: 0,
  silentAfterStoring: 0,
  silentBeforeStoring: 0,
  cutAfterStoring: 0,
  readOnly: false,
  accessDenied: 0,
  unavailable: 0,
  shortReads: 0,
  emptyReads: 0,
  sparedReads: 0,
  brokenReads: 0,
  stalledReads: 0,
  noGossip: 0,
  slow: 0,
  doubled: false,
  marksAhead: 0,
});

export interface StandIn {
  readonly url: string;
  readonly port: number;
  readonly log: MemoryLog;
  readonly faults: Faults;
  /** How many checkpoints subscriptions were told of ahead of their events. */
  readonly marks: number;
  /** How many reads it was asked for. */
  readonly reads: number;
  /** Ends all subscriptions without an error, as a server does that goes away in peace. */
  readonly endSubscriptions: () => void;
  /** Cuts everything at once. The log stays. */
  readonly kill: () => void;
  /** Comes back at the same port after a `kill`. */
  readonly revive: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Who leads while a cluster elects. */
export const nobody = { port: 0 };

const ticksPerMillisecond = 10_000n;

function failure(code: status, details: string, extra: Readonly<Record<string, string>> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(extra)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

const nameFrom = (identifier: { getStreamName_asU8(): Uint8Array } | undefined) =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

function recordOf(event: Kept) {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent();
  record.setId(new shared.UUID().setString(event.id));
  record.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream)));
  record.setStreamRevision(event.revision.toString());
  record.setPreparePosition(event.prepare.toString());
  record.setCommitPosition(event.commit.toString());
  record.getMetadataMap().set('type', event.type);
  record.getMetadataMap().set('content-type', event.contentType);
  record.getMetadataMap().set('created', (BigInt(event.created.getTime()) * ticksPerMillisecond).toString());
  record.setCustomMetadata(event.metadata);
  record.setData(event.data);
  return record;
}

const eventOf = (event: Kept) => {
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recordOf(event));
  read.setCommitPosition(event.commit.toString());
  return new streams.ReadResp().setEvent(read);
};

interface ProposedMessage {
  getId(): { getString(): string } | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

const proposedFrom = (message: ProposedMessage): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

function expectedFrom(options: InstanceType<typeof streams.AppendReq.Options>): Expected {
  if (options.hasNoStream()) return -1;
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'exists' : Number(options.getRevision());
}

function appendResponse(outcome: Outcome, expected: Expected) {
  const response = new streams.AppendResp();
  if (outcome.ok) {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(outcome.place.commit.toString());
    position.setPreparePosition(outcome.place.prepare.toString());
    const success = new streams.AppendResp.Success();
    return response.setSuccess(success.setCurrentRevision(outcome.revision.toString()).setPosition(position));
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (outcome.current < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(outcome.current.toString());
  if (typeof expected === 'number' && expected >= 0) wrong.setExpectedRevision(expected.toString());
  if (expected === -1) wrong.setExpectedNoStream(new shared.Empty());
  return response.setWrongExpectedVersion(wrong);
}

type ReadCall = ServerWritableStream<
  InstanceType<typeof streams.ReadReq>,
  InstanceType<typeof streams.ReadResp>
>;
type Options = InstanceType<typeof streams.ReadReq.Options>;

const placeFrom = (
  position: { getCommitPosition(): string; getPreparePosition(): string } | undefined,
): Place => ({
  commit: BigInt(position?.getCommitPosition() ?? 0),
  prepare: BigInt(position?.getPreparePosition() ?? 0),
});

const isBackwards = (options: Options) =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

/** Forwards from a place on, it included; backwards from before it. */
function fromAll(log: MemoryLog, options: Options): readonly Kept[] {
  const all = options.getAll();
  const ordered = [...log.all].sort((one, other) => (before(one, other) ? -1 : 1));
  const place = all?.hasPosition() ? placeFrom(all.getPosition()) : undefined;
  if (isBackwards(options))
    return (place ? ordered.filter((event) => before(event, place)) : ordered).reverse();
  if (all?.hasEnd()) return [];
  return place ? ordered.filter((event) => !before(event, place)) : ordered;
}

function fromStream(log: MemoryLog, options: Options): readonly Kept[] {
  const wanted = options.getStream();
  const events = log.streamOf(nameFrom(wanted?.getStreamIdentifier()));
  const revision = wanted?.hasRevision() ? Number(wanted.getRevision()) : undefined;
  if (isBackwards(options))
    return events
      .filter((event) => wanted?.hasEnd() === true || event.revision <= (revision ?? -1))
      .reverse();
  if (wanted?.hasEnd()) return [];
  return events.filter((event) => event.revision >= (revision ?? 0));
}

/** TLS with a certificate of one's own, and a user who may read and append. */
export interface Security {
  readonly user: string;
  readonly password: string;
  /** Files, in PEM. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

const credentialsOf = (security: Security | undefined): ServerCredentials =>
  security
    ? ServerCredentials.createSsl(null, [
        { cert_chain: readFileSync(security.certificate), private_key: readFileSync(security.key) },
      ])
    : ServerCredentials.createInsecure();

/** Whoever isn't that user may neither read nor append; the rest is for everybody, as with the real server. */
const onlyFor =
  ({ user, password }: Security): ServerInterceptor =>
  ({ path }, call) => {
    const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const refuse = () => {
      const metadata = new Metadata();
      metadata.set('exception', 'access-denied');
      call.sendStatus({ code: status.PERMISSION_DENIED, details: 'Access Denied', metadata });
    };
    const listener = new ServerListenerBuilder()
      .withOnReceiveMetadata((metadata, next) => {
        const [given] = metadata.get('authorization');
        if (path.includes('.streams.') && given !== expected) refuse();
        else next(metadata);
      })
      .build();
    return new ServerInterceptingCall(
      call,
      new ResponderBuilder().withStart((next) => next(listener)).build(),
    );
  };

/** The gRPC services that the client uses, over a log in memory, on a port of this machine. */
export async function standIn(
  shareLog: MemoryLog = memoryLog(),
  leader?: () => { readonly port: number },
  security?: Security,
): Promise<StandIn> {
  const log = shareLog;
  const faults = noFaults();
  const subscriptions = new Set<ReadCall>();
  let port = 0;
  let marks = 0;
  let reads = 0;
  let server = new Server();

  const uses = (fault: { [Key in keyof Faults]: Faults[Key] extends number ? Key : never }[keyof Faults]) => {
    if (faults[fault] <= 0) return false;
    faults[fault] -= 1;
    return true;
  };

  const denied = () => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

  /** What a node says that is not the leader to whoever asks for that one. */
  const referral = (asked: Metadata): ServiceError | undefined => {
    const leading = leader?.() ?? { port };
    if (asked.get('requires-leader')[0] !== 'true' || leading.port === port) return undefined;
    if (leading.port === nobody.port) return failure(status.UNKNOWN, 'No leader info available in response');
    return failure(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': '127.0.0.1',
      'leader-endpoint-port': String(leading.port),
    });
  };

  const refusal = (asked: Metadata): ServiceError | undefined => {
    if (uses('unavailable')) return failure(status.UNAVAILABLE, 'Server is not ready');
    if (uses('accessDenied')) return denied();
    return referral(asked);
  };

  type AppendCall = ServerReadableStream<
    InstanceType<typeof streams.AppendReq>,
    InstanceType<typeof streams.AppendResp>
  >;

  interface Sent {
    readonly stream: string;
    readonly expected: Expected;
    readonly proposed: readonly Proposed[];
    readonly asked: Metadata;
  }

  function finishAppend(
    { stream, expected, proposed, asked }: Sent,
    answer: sendUnaryData<InstanceType<typeof streams.AppendResp>>,
  ): void {
    const store = () => log.append(stream, expected, proposed);
    if (uses('spared')) {
      answer(null, appendResponse(store(), expected));
      return;
    }
    const refused = faults.readOnly ? denied() : refusal(asked);
    if (refused) {
      answer(refused);
      return;
    }
    if (uses('silentBeforeStoring')) return;
    const outcome = store();
    if (uses('silentAfterStoring')) return;
    if (uses('cutAfterStoring')) {
      answer(failure(status.UNAVAILABLE, 'Connection dropped'));
      return;
    }
    setTimeout(() => answer(null, appendResponse(outcome, expected)), faults.slow);
  }

  function append(call: AppendCall, answer: sendUnaryData<InstanceType<typeof streams.AppendResp>>): void {
    let stream = '';
    let expected: Expected = 'any';
    const proposed: Proposed[] = [];
    call.on('data', (request: InstanceType<typeof streams.AppendReq>) => {
      const options = request.getOptions();
      if (options) [stream, expected] = [nameFrom(options.getStreamIdentifier()), expectedFrom(options)];
      const message = request.getProposedMessage();
      if (message) proposed.push(proposedFrom(message));
    });
    const asked = call.metadata;
    call.on('end', () => finishAppend({ stream, expected, proposed, asked }, answer));
    call.on('error', () => undefined);
  }

  function subscribe(call: ReadCall, options: Options): void {
    const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
    let next = options.getAll()?.hasEnd() === true ? log.all.length : 0;
    const send = () => {
      for (; next < log.all.length; next += 1) {
        const event = log.all[next];
        if (!event || !prefixes.some((prefix) => event.stream.startsWith(prefix))) continue;
        call.write(eventOf(event));
        if (faults.doubled) call.write(eventOf(event));
      }
    };
    const hear = () => {
      const last = log.all.at(-1);
      if (faults.marksAhead === 0 || !last) {
        send();
        return;
      }
      const checkpoint = new streams.ReadResp.Checkpoint();
      checkpoint.setCommitPosition(last.commit.toString()).setPreparePosition(last.prepare.toString());
      call.write(new streams.ReadResp().setCheckpoint(checkpoint));
      call.write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
      marks += 1;
      setTimeout(send, faults.marksAhead);
    };
    subscriptions.add(call);
    const deaf = log.onAppended(hear);
    const leave = () => {
      deaf();
      subscriptions.delete(call);
    };
    call.on('cancelled', leave);
    call.on('close', leave);
    const confirmation = new streams.ReadResp.SubscriptionConfirmation();
    call.write(new streams.ReadResp().setConfirmation(confirmation.setSubscriptionId('1')));
    hear();
  }

  function missing(call: ReadCall, wanted: InstanceType<typeof streams.ReadReq.Options.StreamOptions>): void {
    const notFound = new streams.ReadResp.StreamNotFound();
    notFound.setStreamIdentifier(wanted.getStreamIdentifier());
    call.write(new streams.ReadResp().setStreamNotFound(notFound));
    call.end();
  }

  function tell(call: ReadCall, events: readonly Kept[], spared: boolean): void {
    const told =
      events.length > 1 && !spared && uses('shortReads') ? events.slice(0, events.length >> 1) : events;
    for (const event of told) call.write(eventOf(event));
    if (uses('stalledReads')) return;
    const breaks = uses('brokenReads');
    const end = () => (breaks ? call.emit('error', failure(status.UNAVAILABLE, 'Going away')) : call.end());
    setTimeout(end, faults.slow);
  }

  function readOnce(call: ReadCall, options: Options): void {
    reads += 1;
    const count = Number(options.getCount());
    const wanted = options.getStream();
    const spared = uses('sparedReads');
    if (!spared && uses('emptyReads')) call.end();
    else if (!wanted) tell(call, fromAll(log, options).slice(0, count), spared);
    else if (log.streamOf(nameFrom(wanted.getStreamIdentifier())).length === 0) missing(call, wanted);
    else tell(call, fromStream(log, options).slice(0, count), spared);
  }

  function read(call: ReadCall): void {
    call.on('error', () => undefined);
    const refused = refusal(call.metadata);
    const options = call.request.getOptions() ?? new streams.ReadReq.Options();
    if (refused) call.emit('error', refused);
    else if (options.hasSubscription()) subscribe(call, options);
    else readOnce(call, options);
  }

  type BatchCall = ServerDuplexStream<
    InstanceType<typeof streams.BatchAppendReq>,
    InstanceType<typeof streams.BatchAppendResp>
  >;

  const services = {
    read,
    append,
    // Offered, as every server does today, so that a client which used it would be found out.
    batchAppend: (call: BatchCall) => {
      call.on('data', () => call.emit('error', failure(status.INTERNAL, 'Batches are not for this client')));
      call.on('error', () => undefined);
    },
    delete: (_: ServerUnaryCall<never, never>, answer: sendUnaryData<never>) =>
      answer(failure(status.UNIMPLEMENTED, 'Nothing is deleted here')),
    tombstone: (_: ServerUnaryCall<never, never>, answer: sendUnaryData<never>) =>
      answer(failure(status.UNIMPLEMENTED, 'Nothing is deleted here')),
  };

  const features = {
    getSupportedMethods: (
      _: unknown,
      answer: sendUnaryData<InstanceType<typeof serverFeatures.SupportedMethods>>,
    ) => {
      const methods = new serverFeatures.SupportedMethods();
      methods.setEventStoreServerVersion('24.10.0');
      methods.setMethodsList(
        ['read', 'append', 'batchappend'].map((name) =>
          new serverFeatures.SupportedMethod()
            .setMethodName(name)
            .setServiceName('event_store.client.streams.streams'),
        ),
      );
      answer(null, methods);
    },
  };

  const gossip = {
    read: (_: unknown, answer: sendUnaryData<InstanceType<typeof gossipMessages.ClusterInfo>>) => {
      if (uses('noGossip')) {
        answer(failure(status.UNAVAILABLE, 'No gossip yet'));
        return;
      }
      const leading = leader?.() ?? { port };
      const member = (state: 'LEADER' | 'FOLLOWER', at: number) => {
        const info = new gossipMessages.MemberInfo();
        info.setState(gossipMessages.MemberInfo.VNodeState[state]);
        info.setIsAlive(true);
        info.setInstanceId(new shared.UUID().setString('00000000-0000-4000-8000-000000000001'));
        return info.setHttpEndPoint(new gossipMessages.EndPoint().setAddress('127.0.0.1').setPort(at));
      };
      const members = [member(leading.port === port ? 'LEADER' : 'FOLLOWER', port)];
      if (leading.port !== port && leading.port !== nobody.port) members.push(member('LEADER', leading.port));
      answer(null, new gossipMessages.ClusterInfo().setMembersList(members));
    },
  };

  async function listen(at: number): Promise<void> {
    server = new Server({ interceptors: security ? [onlyFor(security)] : [] });
    server.addService(streamServices.StreamsService, services as never);
    server.addService(serverFeaturesServices.ServerFeaturesService, features);
    server.addService(gossipServices.GossipService, gossip);
    port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`127.0.0.1:${at}`, credentialsOf(security), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
  }

  await listen(0);
  return {
    get url() {
      if (!security) return `esdb://127.0.0.1:${port}?tls=false`;
      const { user, password, authority } = security;
      return `esdb://${user}:${password}@127.0.0.1:${port}?tls=true&tlsCAFile=${authority}`;
    },
    get port() {
      return port;
    },
    get reads() {
      return reads;
    },
    get marks() {
      return marks;
    },
    log,
    faults,
    endSubscriptions: () => subscriptions.forEach((call) => call.end()),
    kill: () => server.forceShutdown(),
    revive: () => listen(port),
    stop: () => {
      server.forceShutdown();
      return Promise.resolve();
    },
  };
}
