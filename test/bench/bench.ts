/** What a bench is told. */
export interface BenchOptions {
  /** How often what is measured is repeated; figures are the median. */
  readonly rounds: number;
  /** The memory that the database's server keeps pages in, as PostgreSQL writes it (`6GB`); null: what the embedded one has. */
  readonly sharedBuffers: string | null;
  readonly print: (line: string) => void;
}

/** One thing to measure beside a yardstick of the same run. */
export interface Bench {
  readonly name: string;
  /** What the figures say, one line. */
  readonly about: string;
  run(options: BenchOptions): Promise<void>;
}
