import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import type { AuditReadRow } from '../projections/audit-read/audit-read.row.js';
import { AuditReadListArgs } from '../schema/audit.inputs.js';
import { AuditRead } from '../schema/audit.types.js';
import { type Connection, connectionOf } from '../schema/connection.js';
import { writePosition } from '../schema/scalars.js';
import { given } from './command.js';
import { person } from './mapping/recorded.mapping.js';
import { connection } from './paging.js';
import { reachedFor } from './reading.js';
import { type RequestContext, signedIn } from './request-context.js';

const AuditReadConnection = connectionOf(
  'AuditRead',
  () => AuditRead,
  'what auditors read, the latest first',
);

const auditRead = ({ auditorId, position, ...row }: AuditReadRow): AuditRead => ({
  ...row,
  auditor: person(auditorId),
  position: writePosition(BigInt(position)),
});

@Resolver()
export class AuditResolver {
  constructor(private readonly app: Application) {}

  @Query(() => AuditReadConnection, {
    description: 'What auditors have read, the latest first. For directors and auditors.',
  })
  async auditReads(
    @Args(() => AuditReadListArgs) args: AuditReadListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AuditRead>> {
    await reachedFor(this.app, args, context);
    const { auditReads } = signedIn(context).reads;
    const filter = given(args.filter ?? {});
    return connection(args, {
      page: (page) => auditReads.page({ filter, orderBy: { field: 'READ_AT', direction: 'DESC' }, page }),
      count: () => auditReads.count({ filter }),
      shape: auditRead,
    });
  }
}
