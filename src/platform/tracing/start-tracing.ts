import type { Logger } from '../logging.js';
import type { Tracing } from './tracing.js';

/** OpenTelemetry is loaded only where there is somebody to tell. */
export async function startTracing(tracesUrl: string | undefined, log: Logger): Promise<Tracing | undefined> {
  if (tracesUrl === undefined) return undefined;
  const { openTelemetry } = await import('./opentelemetry.js');
  return openTelemetry(tracesUrl, log);
}
