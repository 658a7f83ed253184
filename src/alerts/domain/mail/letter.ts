/** One fact of a table: what it is, and what holds. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A link; text without an address is shown as text. */
export interface Link {
  readonly text: string;
  readonly url: string | null;
}

/** What a letter is made of. All of it is plain text: markup is made once, by the renderer, and from nothing else. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'links'; readonly title: string; readonly links: readonly Link[] }
  | { readonly kind: 'button'; readonly text: string; readonly url: string }
  | { readonly kind: 'divider' };

/** A message as it reads, before it has a form. */
export interface Letter {
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly blocks: readonly Block[];
  /** Why the reader gets this, and how to stop it. */
  readonly foot: readonly Block[];
}
