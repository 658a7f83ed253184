import type { OnApplicationShutdown } from '@nestjs/common';
import type { Tracer } from '@opentelemetry/api';
import type { Counted, Measures, Timed } from '../kernel/measures.js';

const SECONDS_AT_END = /_seconds$/;

type Labels = Readonly<Record<string, string>>;

/** Measures that take any labels, as those that keep them all do. */
export interface KeptMeasures extends Measures {
  count(name: Counted, labels: Labels, by?: number): void;
  took(name: Timed, labels: Labels, durationMs: number): void;
}

/** Where spans are made, and how their sending ends. */
export interface Tracing {
  readonly tracer: Tracer;
  /** Sends what waits. */
  end(): Promise<void>;
}

/** Tells of every stage's work twice: to the measures behind it, and as a span to whoever traces. */
export class TracedMeasures implements Measures, OnApplicationShutdown {
  constructor(
    private readonly inner: KeptMeasures,
    private readonly tracing: Tracing,
    private readonly nowMs: () => number,
  ) {}

  count(name: Counted, labels: Labels, by?: number): void {
    this.inner.count(name, labels, by);
  }

  took(name: Timed, labels: Labels, durationMs: number): void {
    this.inner.took(name, labels, durationMs);
    const endMs = this.nowMs();
    const span = this.tracing.tracer.startSpan(name.replace(SECONDS_AT_END, ''), {
      startTime: endMs - durationMs,
      attributes: { ...labels },
    });
    span.end(endMs);
  }

  onApplicationShutdown(): Promise<void> {
    return this.tracing.end();
  }
}
