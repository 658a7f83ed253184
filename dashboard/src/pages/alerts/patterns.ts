/** Addresses of the pages on alerts for the signed in, known before their code is. */
export const SIGNED_IN_PATTERNS = ['/rules', '/subscriptions', '/silences', '/deliveries'] as const;
export type SignedInPattern = (typeof SIGNED_IN_PATTERNS)[number];
