/** Something that can be named in a rule: a publisher's country or a feed. */
export interface Known {
  readonly countries: readonly string[];
  readonly feeds: readonly { readonly id: string; readonly name: string }[];
}
