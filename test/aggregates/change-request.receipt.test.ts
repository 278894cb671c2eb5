import {
  ada,
  type Command,
  context,
  dan,
  decided,
  eve,
  type Fact,
  given,
  kim,
  leaveAsIs,
  offer,
  offered,
  received,
} from './change-request-life.js';
import { closed, supersededElsewhere } from './change-request-later.js';

const project = context.project;
const data = received.data as Extract<Fact, { type: 'RequestReceived' }>['data'];
const { projectId, title, wording, channel, from = '' } = data;
const file = { name: 'sketch.pdf', sha256: 'a'.repeat(64), bytes: 120_000, mediaType: 'application/pdf' };
const receive = (more: object = {}): Command => ({
  type: 'ReceiveRequest',
  data: { projectId, title, wording, from, channel, ...more },
});
const added = (addedBy: string, attachment = file): Fact => ({
  type: 'AttachmentAdded',
  data: { ...attachment, addedBy },
});

describe('receiving', () => {
  test('marks the kind for ever, and keeps the digest of what is handed over', () => {
    given()
      .when(receive({ kind: 'URGENT', attachments: [file] }), {
        number: 12,
        ...(project && { project }),
        actor: { ...ada.actor, onBehalfOf: 'con_eve' },
      })
      .then({ type: 'RequestReceived', data: { ...data, kind: 'URGENT' } }, added('con_eve'));
  });

  test('a contact wishes in their own name only: ON_BEHALF_NOT_PERMITTED', () => {
    given()
      .when(receive(), kim)
      .thenRefused('ON_BEHALF_NOT_PERMITTED', { roles: ['ACCOUNT_MANAGER', 'DIRECTOR'] });
    given()
      .when(receive({ from: 'con_kim' }), { ...kim, number: 12 })
      .then({ type: 'RequestReceived', data: { ...data, from: 'con_kim' } });
  });

  test('the same thing is handed over once: NAMED_TWICE', () =>
    given()
      .when(receive({ attachments: [file, { ...file, name: 'again.pdf' }] }))
      .thenRefused('NAMED_TWICE', { names: [file.sha256] }));

  test('later attachments come from anybody; the same bytes again are nothing new', () => {
    const add: Command = { type: 'AddAttachment', data: file };
    given(received).when(add, dan).then(added('mem_dan'));
    given(received, added('con_eve')).when(add, kim).thenNothingNew();
    given(...decided)
      .when(add, kim)
      .then(added('con_kim'));
    for (const over of [closed, [...decided, supersededElsewhere]])
      given(...over)
        .when(add, kim)
        .then(added('con_kim'));
    given().when(add, kim).thenRefused('NOT_FOUND', { what: 'request' });
    const allowed = expect.arrayContaining(['RECEIVED', 'CLOSED', 'SUPERSEDED']) as never;
    given(received, { type: 'RequestDeclined', data: { why: 'W' } })
      .when(add, kim)
      .thenRefused('INVALID_TRANSITION', { from: 'DECLINED', allowed });
  });

  test('a correction is a further fact, in the word of a contact: NOT_A_CONTACTS_WORD', () => {
    const correct: Command = { type: 'CorrectWish', data: { correction: 'Only on the home page' } };
    const corrected = (correctedBy: string): Fact => ({
      type: 'WishCorrected',
      data: { correction: 'Only on the home page', correctedBy },
    });
    given(received).when(correct, kim).then(corrected('con_kim'));
    given(received)
      .when(correct, { actor: { ...ada.actor, onBehalfOf: 'con_eve' } })
      .then(corrected('con_eve'));
    given(received, corrected('con_kim')).when(correct, kim).thenNothingNew();
    given(received).when(correct).thenRefused('NOT_A_CONTACTS_WORD', { personId: 'mem_ada' });
  });
});

test('what is urgent is offered before it is formulated and assessed; what is not, is not', () => {
  const urgent = { type: 'RequestReceived', data: { ...data, kind: 'URGENT' } } as const;
  const offering: Command = { type: 'OfferOption', data: { optionId: 'opt_a', ...offer } };
  given(urgent).when(offering).then(leaveAsIs, offered('opt_a'));
  given(received)
    .when(offering)
    .thenRefused('INVALID_TRANSITION', {
      from: 'RECEIVED',
      allowed: ['FORMULATED', 'ASSESSED', 'OPTIONS_OFFERED', 'BRIEFED', 'DECIDED', 'IN_IMPLEMENTATION'],
    });
});

describe('notes', () => {
  const note = (visibility: 'INTERNAL' | 'SHARED'): Command => ({
    type: 'AddNote',
    data: { noteId: 'nte_1', text: 'Careful', visibility },
  });
  const written = (visibility: 'INTERNAL' | 'SHARED', writtenBy: string): Fact => ({
    type: 'NoteAdded',
    data: { noteId: 'nte_1', text: 'Careful', visibility, writtenBy },
  });

  test('the studio writes internal and shared ones, also when all is over', () => {
    given(received).when(note('INTERNAL'), dan).then(written('INTERNAL', 'mem_dan'));
    given(...decided)
      .when(note('SHARED'))
      .then(written('SHARED', 'mem_ada'));
  });

  test('contacts write shared ones only: NOTE_NOT_SHARED', () => {
    given(received).when(note('SHARED'), kim).then(written('SHARED', 'con_kim'));
    given(received).when(note('INTERNAL'), eve).thenRefused('NOTE_NOT_SHARED', {});
  });

  test('under an id of its own: ALREADY_EXISTS', () =>
    given(received, written('SHARED', 'mem_ada'))
      .when(note('SHARED'))
      .thenRefused('ALREADY_EXISTS', { what: 'note' }));
});
