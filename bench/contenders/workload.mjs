import { randomUUID } from 'node:crypto';

// About what a decision of the product weighs: 300 bytes of data, 200 of metadata.
const reason =
  'The shop should open in autumn, so the payment pages are done first and the newsletter waits until the first orders have arrived.';

/** An event that every contender can store. The id goes into the data, because not every contender takes one. */
export const someEvent = () => {
  const id = randomUUID();
  return {
    id,
    type: 'ChangeRequestAnswered',
    data: { id, answer: 'accepted', amount: { value: '1250.00', currency: 'EUR' }, reason },
    metadata: { actor: 'someone@example.org', correlationId: id, causationId: id, source: 'bench' },
  };
};

/** An append of `count` events to a stream that nobody has written to. */
export const someAppend = (count = 1) => ({
  stream: randomUUID(),
  events: Array.from({ length: count }, someEvent),
});
