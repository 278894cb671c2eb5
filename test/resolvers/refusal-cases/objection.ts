import { changeRequestCommands } from '../../../src/application/change-request-commands.js';
import { isRefusal } from '../../../src/kernel/decider.js';
import { newUuid } from '../../../src/platform/ids.js';
import type { Told } from '../../support/api-client.js';
import { agreeThatStudioInforms } from '../../support/informing.js';
import { leadTo } from '../../support/request-life.js';
import type { Studio } from '../../support/studio.js';

/** How each "no" about what was decided for the client is met by somebody who uses the API. */
export function objectionCases(studioOf: () => Studio): Readonly<Record<string, () => Promise<Told>>> {
  /** Decided by Max, who tells Klara and Kurt: they can object for so many days. */
  const informed = async (objectionDays: number): Promise<string> => {
    const studio = studioOf();
    const { id, workaround: optionId, grave } = await leadTo('BRIEFED', studio);
    const end = await agreeThatStudioInforms(studio);
    const { store } = studio.core;
    const handle = changeRequestCommands(
      {
        store,
        now: () => new Date().toISOString(),
        fingerprintOf: (content) => Promise.resolve(JSON.stringify(content)),
      },
      { optionValidDays: 14, objectionDays, signatureAbove: {}, practiceMonths: 8, silenceDays: 5 },
    );
    const commandId = newUuid();
    const reason = { code: 'BUDGET', words: 'W' } as const;
    const data = { decisionId: `dec_${commandId}`, optionId, acceptedConsequences: [grave], reason };
    const outcome = await handle(
      id,
      { type: 'MakeDecision', data },
      {
        principal: { actor: { id: studio.people.max, role: 'ACCOUNT_MANAGER' }, disciplines: [] },
        ...{ commandId, correlationId: commandId, input: data },
      },
    );
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    await end();
    return id;
  };
  const objecting = (requestId: string) => ({ requestId, kind: 'BUDGET', statement: 'S' });

  return {
    // No test waits for a day: these were over before it was decided.
    OBJECTION_TOO_LATE: async () =>
      studioOf()
        .by('klara')
        .send('objectionRaise', objecting(await informed(-1))),
    OBJECTION_OPEN: async () => {
      const requestId = await informed(5);
      await studioOf().by('kurt').done('objectionRaise', objecting(requestId));
      return studioOf().by('walter').send('implementationStart', { requestId });
    },
  };
}
