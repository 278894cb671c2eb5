import type { EnvironmentReader } from '../environment.js';

const isHttp = (value: string): boolean =>
  URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);

function endpoint(
  env: EnvironmentReader,
  name: 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
): string | undefined {
  const value = env.given(name)?.trim();
  if (value === undefined || isHttp(value)) return value;
  env.report(
    name,
    'is not an http:// or https:// address',
    'It is where an OpenTelemetry collector listens, such as http://localhost:4318.',
  );
  return undefined;
}

const offByName = (env: EnvironmentReader): boolean =>
  env.flag('OTEL_SDK_DISABLED') || env.oneOf('OTEL_TRACES_EXPORTER', ['otlp', 'none']) === 'none';

/** The address that spans go to: the one for traces as it is, or the one for everything with its path; none: no tracing. */
export function tracesUrlFrom(env: EnvironmentReader): string | undefined {
  const ofAll = endpoint(env, 'OTEL_EXPORTER_OTLP_ENDPOINT');
  const ofTraces = endpoint(env, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  const url = ofTraces ?? (ofAll === undefined ? undefined : `${ofAll.replace(/\/$/, '')}/v1/traces`);
  const off = offByName(env);
  if (url === undefined || off) return undefined;
  env.oneOf('OTEL_EXPORTER_OTLP_PROTOCOL', ['http/json']);
  return url;
}
