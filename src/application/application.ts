import type { Principal } from '../auth/principal.js';
import { logStart } from '../event-store/event-store.js';
import type { Fact } from '../kernel/fact.js';
import { allProjections, type Queries } from '../projections/all.js';
import type { Moment } from '../projections/past.js';
import { projectProjection } from '../projections/project/project.projection.js';
import { ReadModelBehind } from '../projections/progress.js';
import type { ProjectionStatus } from '../projections/projection-status.js';
import { catalogueCommands } from './catalogue.js';
import { auditReads } from './audit-reads.js';
import { changeRequestCommands } from './change-request-commands.js';
import type { Services } from './command-handler.js';
import { delegationAgreementCommands } from './delegation-agreement-commands.js';
import { recordsImport } from './import-madr/import-records.js';
import { liveFeed } from './live/feed.js';
import { tailOf } from './live/tail.js';
import { clientAtWork } from './client-at-work.js';
import { leaving } from './leaving.js';
import { type AsOf, momentOf, placeIn } from './moments.js';
import { partyCommands } from './party-commands.js';
import { principals } from './principals.js';
import { projectCommands } from './project-commands.js';
import { type Reads, type ReadSources, readsFor } from './reads.js';
import { type Scenario, type Supposed, supposing } from './supposing.js';

export interface Settings {
  readonly optionValidDays: number;
  readonly silenceDays: number;
  /** How many months of unbroken practice make an account manager independent. */
  readonly practiceMonths: number;
  readonly signatureAbove: Readonly<Record<string, string>>;
  readonly objectionDays: number;
  /** How long a mutation, or a query with `minPosition`, waits for the read models it shows. */
  readonly readTimeoutMs: number;
  readonly version: string;
  /** How many new facts may wait for one follower of a live feed before it is told that it lags. */
  readonly liveWaiting: number;
}

export interface ApplicationParts extends ReadSources, Services {
  readonly settings: Settings;
  readonly projectionStatus: () => Promise<readonly ProjectionStatus[]>;
  /** The read models as they stood at a moment. */
  readonly queriesAsOf: (moment: Moment) => Queries;
  /** The read models as they would stand with some facts more. */
  readonly queriesSupposing: (facts: readonly Fact[]) => Queries;
  /** The end of the log could not be read for those who follow it; it is tried again. */
  readonly onTailError: (error: unknown) => void;
}

/** The read models that queries show. */
const shownProjections = allProjections.map(({ name }) => name);

/** What somebody looks at: how everything stands, stood at a moment, or would stand. */
export interface View {
  readonly asOf?: Moment | undefined;
  readonly supposed?: Supposed | undefined;
}

/** What a view is read from. */
const sourcesOf = (parts: ApplicationParts, { asOf, supposed }: View): ReadSources => {
  if (asOf) return { ...parts, queries: parts.queriesAsOf(asOf), now: () => asOf.instant, moment: asOf };
  return supposed ? { ...parts, queries: parts.queriesSupposing(supposed.facts), supposed } : parts;
};

/** All that the system can be told and asked. Resolvers and the CLI know nothing below this. */
export function createApplication(parts: ApplicationParts) {
  const { store, directory, settings, waitFor, projectionStatus } = parts;
  const { practiceMonths, readTimeoutMs, version, liveWaiting } = settings;
  const who = principals(store, directory);
  const tellRequest = changeRequestCommands(parts, settings);
  const shown = async () => waitFor(await store.head(), shownProjections, readTimeoutMs);
  const projectsShown = async () => waitFor(await store.head(), [projectProjection.name], readTimeoutMs);
  const atWork = clientAtWork({ ...parts, projectsShown });
  const tellProject = projectCommands(parts, { practiceMonths, atWork });
  const reached = (position: bigint) => waitFor(position, shownProjections, readTimeoutMs);
  const suppose = supposing({ ...parts, reached });
  const leave = leaving({ ...parts, shown, tellProject });
  return {
    version,
    principalOf: who.bySubject,
    /** What somebody can ask. */
    readsFor: (principal: Principal, view: View = {}) => readsFor(principal, sourcesOf(parts, view)),
    /** What choosing an option would mean to somebody who sees it. Rejects with `NotToBeSupposed`. */
    suppose: (scenario: Scenario, reads: Reads): Promise<Supposed> => suppose(scenario, reads),
    /** The moment that somebody names, once the read models have come so far. */
    momentOf: async (asOf: AsOf): Promise<Moment> => {
      const moment = await momentOf(store, asOf);
      await waitFor(moment.position, shownProjections, readTimeoutMs);
      return moment;
    },
    placeInLog: (position: bigint) => placeIn(store, position),
    commands: {
      ...partyCommands(parts, directory, { leave, atWork }),
      disciplineCatalogue: catalogueCommands(parts),
      project: tellProject,
      delegationAgreement: delegationAgreementCommands(parts, settings.practiceMonths),
      changeRequest: tellRequest,
    },
    follow: liveFeed({
      store,
      principalNow: who.now,
      tail: tailOf({ store, onError: parts.onTailError }),
      mostWaiting: liveWaiting,
    }),
    /** For the command line only: no role that a token leads to may import. */
    importMadr: recordsImport({ ...parts, tell: tellRequest }),
    /** Puts what an auditor is about to be shown on record. Rejects when it can't; then nothing may be shown. */
    recordRead: auditReads(parts),
    head: () => store.head(),
    now: parts.now,
    projectionStatus,

    /** Waits until everything shown holds that position. Rejects when it doesn't in time, or when there is none such. */
    reached,

    /** The same after a command: it is stored whatever becomes of the read models, so being late is an answer. */
    caughtUp: async (position: bigint): Promise<boolean> => {
      if (position === logStart) return true;
      try {
        await waitFor(position, shownProjections, readTimeoutMs);
        return true;
      } catch (error) {
        if (error instanceof ReadModelBehind) return false;
        throw error;
      }
    },
  };
}

export type Application = ReturnType<typeof createApplication>;
