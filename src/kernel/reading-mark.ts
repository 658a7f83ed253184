/**
 * Up to which transactions a reading saw what is stored. Not a time: transactions end in another order than they begin,
 * and on other clocks.
 */
export type ReadingMark = string;
