import type { ChangeRequestCommands } from '../aggregates/change-request/index.js';
import type { Application } from '../application/application.js';
import type { MessageOf } from '../kernel/message.js';
import type { ChangeRequest } from '../schema/change-request.types.js';
import { type Sending, told } from './command.js';
import { changeRequest } from './mapping/change-request.mapping.js';
import { type RequestContext, signedIn } from './request-context.js';

type Command = MessageOf<ChangeRequestCommands>;

/** Sends a command to one request and tells what became of it. */
export async function tellRequest(
  app: Application,
  context: RequestContext,
  { id, command, envelope }: { id: string; command: Command } & Pick<Sending<unknown>, 'envelope'>,
): ReturnType<typeof told<'changeRequest', ChangeRequest>> {
  const outcome = await app.commands.changeRequest(id, command, envelope);
  return told(app, context, {
    outcome,
    as: 'changeRequest',
    show: async (done) => {
      const row = await signedIn(context).loaders.changeRequests.load(done);
      return row && changeRequest(row);
    },
  });
}
