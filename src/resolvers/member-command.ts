import type { MemberCommands } from '../aggregates/member/index.js';
import type { Application } from '../application/application.js';
import type { MessageOf } from '../kernel/message.js';
import { type Sending, told } from './command.js';
import { person } from './mapping/recorded.mapping.js';
import type { RequestContext } from './request-context.js';

type Command = MessageOf<MemberCommands>;

/** Sends a command to one member and tells what became of it; the rest is looked up field by field. */
export async function tellMember(
  app: Application,
  context: RequestContext,
  sent: { id: string; command: Command } & Pick<Sending<unknown>, 'envelope'>,
): ReturnType<typeof told<'member', { id: string }>> {
  const outcome = await app.commands.member(sent);
  return told(app, context, { outcome, as: 'member', show: (id) => Promise.resolve(person(id)) });
}
