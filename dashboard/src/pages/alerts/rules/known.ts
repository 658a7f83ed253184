import type { Party } from '../../../../../src/classification/domain/party.js';

/** Something that can be named in a rule: a publisher's country, a feed, whom or what reports name. */
export interface Known {
  readonly countries: readonly string[];
  readonly feeds: readonly { readonly id: string; readonly name: string }[];
  readonly parties: readonly Party[];
}
