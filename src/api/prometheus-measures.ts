import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { MEASURED, TIMED, type Counted, type Measures, type Timed } from '../kernel/measures.js';

const PREFIX = 'tracker_';
/** Bounds in seconds: from a read out of memory to a feed that uses up its 20 s. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const MS_PER_SECOND = 1_000;

/** Keeps what the stages tell for Prometheus, in a registry of its own so that two services can live in one process. */
@Injectable()
export class PrometheusMeasures implements Measures {
  readonly registry = new Registry();
  private readonly counters: ReadonlyMap<string, Counter>;
  private readonly histograms: ReadonlyMap<string, Histogram>;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: PREFIX });
    this.counters = new Map(
      Object.entries(MEASURED).map(([name, { help, labels: labelNames }]) => [
        name,
        new Counter({ name: PREFIX + name, help, labelNames, registers }),
      ]),
    );
    this.histograms = new Map(
      Object.entries(TIMED).map(([name, { help, labels: labelNames }]) => [
        name,
        new Histogram({ name: PREFIX + name, help, labelNames, buckets: BOUNDS, registers }),
      ]),
    );
  }

  count(name: Counted, labels: Readonly<Record<string, string>>, by = 1): void {
    this.counters.get(name)?.inc(labels, by);
  }

  took(name: Timed, labels: Readonly<Record<string, string>>, durationMs: number): void {
    this.histograms.get(name)?.observe(labels, durationMs / MS_PER_SECOND);
  }
}
