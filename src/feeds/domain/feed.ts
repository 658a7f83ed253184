/** A source that is polled. */
export interface Feed {
  /** Stable slug, e.g. `dawn-home`. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** BCP 47 primary tag, a hint only. */
  readonly language: string;
  /** Several feeds of one publisher count as one publisher. */
  readonly publisher: string;
  /** ISO 3166-1 alpha-2 of the publisher's country. */
  readonly country: string;
  readonly ownership: 'state' | 'private' | 'unknown';
  readonly enabled: boolean;
  /** Minutes between polls where nothing else decides. */
  readonly intervalMinutes: number;
  /** Traps, and why it is off where it is. */
  readonly note: string;
}
