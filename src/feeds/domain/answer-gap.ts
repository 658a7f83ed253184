/** The time between two answers of a feed; the last one ends now. */
export interface AnswerGap {
  readonly feedId: string;
  readonly name: string;
  readonly since: Date;
  readonly until: Date;
}
