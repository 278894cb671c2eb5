import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../application/application.js';
import {
  AttachmentAddPayload,
  ChangeRequestCorrectPayload,
  ChangeRequestDeclinePayload,
  ChangeRequestDeferPayload,
  ChangeRequestMarkUrgentPayload,
  ChangeRequestWakePayload,
  ChangeRequestWithdrawPayload,
  NoteAddPayload,
  SilenceRecordPayload,
} from '../schema/payloads.js';
import {
  AttachmentAddInput,
  ChangeRequestCorrectInput,
  ChangeRequestDeclineInput,
  ChangeRequestDeferInput,
  ChangeRequestMarkUrgentInput,
  ChangeRequestWakeInput,
  ChangeRequestWithdrawInput,
  NoteAddInput,
  SilenceRecordInput,
} from '../schema/resting.inputs.js';
import { sending } from './command.js';
import type { RequestContext } from './request-context.js';
import { tellRequest } from './request-command.js';

@Resolver()
export class RestingResolver {
  constructor(private readonly app: Application) {}

  @Mutation(() => AttachmentAddPayload, {
    description:
      'Hands something over after the wish. For everybody on the project and every contact of the client.',
  })
  attachmentAdd(
    @Arg('input', () => AttachmentAddInput, { description: 'What is handed over.' })
    input: AttachmentAddInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, attachment } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'AddAttachment', data: attachment },
      envelope,
    });
  }

  @Mutation(() => ChangeRequestCorrectPayload, {
    description:
      "Says something to the wording of the wish, which itself stays. For the client's contacts, and for managers in their word.",
  })
  changeRequestCorrect(
    @Arg('input', () => ChangeRequestCorrectInput, { description: 'The correction.' })
    input: ChangeRequestCorrectInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...data } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'CorrectWish', data },
      envelope,
    });
  }

  @Mutation(() => ChangeRequestMarkUrgentPayload, {
    description:
      "Says that a request cannot wait any more, before it is decided and for ever. For the client's deciders and the project's managers.",
  })
  changeRequestMarkUrgent(
    @Arg('input', () => ChangeRequestMarkUrgentInput, { description: 'Which, and why.' })
    input: ChangeRequestMarkUrgentInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...data } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'MarkUrgent', data },
      envelope,
    });
  }

  @Mutation(() => ChangeRequestDeferPayload, {
    description:
      "Puts a request to rest until a date. For the client's deciders, and for managers in their word.",
  })
  changeRequestDefer(
    @Arg('input', () => ChangeRequestDeferInput, { description: 'Until when, and why.' })
    input: ChangeRequestDeferInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...data } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'DeferDecision', data },
      envelope,
    });
  }

  @Mutation(() => ChangeRequestWakePayload, {
    description:
      "Ends a rest, before its date only with a reason. For the client's deciders and the project's managers; at its date it happens by itself.",
  })
  changeRequestWake(
    @Arg('input', () => ChangeRequestWakeInput, { description: 'Which, and why.' })
    input: ChangeRequestWakeInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...data } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'WakeRequest', data },
      envelope,
    });
  }

  @Mutation(() => ChangeRequestDeclinePayload, {
    description: "Says that the studio does not do it. For the project's managers.",
  })
  changeRequestDecline(
    @Arg('input', () => ChangeRequestDeclineInput, { description: 'Why.' }) input: ChangeRequestDeclineInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...data } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'DeclineRequest', data },
      envelope,
    });
  }

  @Mutation(() => ChangeRequestWithdrawPayload, {
    description:
      "Takes the wish back. For whoever wished and for the client's deciders, and for managers in their word.",
  })
  changeRequestWithdraw(
    @Arg('input', () => ChangeRequestWithdrawInput, { description: 'Why.' })
    input: ChangeRequestWithdrawInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...data } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'WithdrawRequest', data },
      envelope,
    });
  }

  @Mutation(() => SilenceRecordPayload, {
    description:
      "Records that deciders have said no word for the agreed days. It decides nothing. For the project's managers; when it is due it happens by itself.",
  })
  silenceRecord(
    @Arg('input', () => SilenceRecordInput, { description: 'Of which briefing.' }) input: SilenceRecordInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope } = sending(input, context);
    const { requestId, ...data } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'RecordSilence', data },
      envelope,
    });
  }

  @Mutation(() => NoteAddPayload, {
    description:
      'Writes a note on a request. For everybody on the project; for contacts of the client a shared one.',
  })
  noteAdd(
    @Arg('input', () => NoteAddInput, { description: 'The note.' }) input: NoteAddInput,
    @Ctx() context: RequestContext,
  ) {
    const { content, envelope, created } = sending(input, context);
    const { requestId, noteId = created('note'), ...note } = content;
    return tellRequest(this.app, context, {
      id: requestId,
      command: { type: 'AddNote', data: { noteId, ...note } },
      envelope,
    });
  }
}
