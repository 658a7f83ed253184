/** Encrypts what must not be readable at rest. */
export interface Sealer {
  /** Seals a text; twice the same text gives two seals. */
  seal(plain: string): string;
  /** Opens a seal; throws where it was made with another key or changed. */
  open(sealed: string): string;
  /** A keyed digest by which an address is found again without opening anything. */
  digest(plain: string): string;
}

/** Injection token of the sealer. */
export const SEALER = Symbol('sealer');
