import { Logger } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import type { Clock } from '../kernel/clock.js';
import type { Measures } from '../kernel/measures.js';
import { openOperatorsHost } from '../outbound/operators-host.js';
import type { KeptMeasures } from './traced-measures.js';

/** Path of traces at a collector (OTLP over HTTP). */
const TRACES = '/v1/traces';

/**
 * The measures, told to the collector of the settings as well; as they are where none is set. OpenTelemetry is loaded only
 * where it is wanted.
 */
export async function withTracing(
  measures: KeptMeasures,
  settings: Settings,
  clock: Clock,
): Promise<Measures> {
  const { traceUrl } = settings;
  if (traceUrl === null) return measures;
  const [
    { TracerProvider, BatchSpanProcessor },
    { resourceFromAttributes },
    { spanExporter },
    { TracedMeasures },
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
    import('./span-exporter.js'),
    import('./traced-measures.js'),
  ]);
  const logger = new Logger('tracing');
  const exporter = spanExporter(openOperatorsHost(settings, traceUrl), traceUrl + TRACES, (reason) => {
    logger.warn({ reason }, 'the collector did not take some spans; they are lost');
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'relations-tracker' }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracing = { tracer: provider.getTracer('stages'), end: () => provider.shutdown() };
  return new TracedMeasures(measures, tracing, () => clock.now().getTime());
}
