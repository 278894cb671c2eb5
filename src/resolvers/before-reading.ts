import type { Application } from '../application/application.js';
import { recordingReads } from './audit.js';
import { inScenario } from './in-scenario.js';
import { lookingBack } from './looking-back.js';
import type { RequestContext } from './request-context.js';
import type { Requested } from './requested.js';

/** What is done with an operation that passed all checks, before anything of it is executed. */
export function beforeReading(app: Application) {
  const steps = [recordingReads(app), lookingBack(app), inScenario(app)];
  return async (context: RequestContext, requested: Requested): Promise<void> => {
    for (const step of steps) await step(context, requested);
  };
}
