/** Whose acts stand beside the relations and are shown as context. */
export const THIRD_PARTIES = ['india', 'united-states', 'china', 'afghanistan', 'sanctions'] as const;
export type ThirdParty = (typeof THIRD_PARTIES)[number];

/** Which third parties a context record of the baseline is about; date, sentence and sources stand on the record itself. */
export interface ThirdPartyEvent {
  /** A development's id. */
  readonly development: string;
  readonly parties: readonly ThirdParty[];
}
