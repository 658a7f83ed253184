/** Where a simulation prints, and how long it runs: 1 is the whole of it. */
export interface Report {
  readonly print: (line: string) => void;
  readonly scale: number;
}
