/** Why a request was refused as a whole, for whoever tells it in another language than English. */
export const REFUSAL_CODES = [
  // Who asks.
  'sign-in-first',
  'session-ended',
  'wrong-token',
  'needs-role',
  'key-scope',
  'other-site',
  'not-own-request',
  // How often, and what the service can.
  'wrong-tokens-too-often',
  'read-too-often',
  'tried-too-often',
  'added-too-often',
  'reports-too-often',
  'signed-up-too-often',
  'database-away',
  'went-wrong',
  'body-too-large',
  'mail-not-set-up',
  // Feeds.
  'feed-of-the-list',
  'feed-removed',
  'feed-of-others',
  // Corrections.
  'one-development-already',
  'report-of-another',
  'no-report-would-stay',
  'undone-already',
  'only-documents',
  'parts-missing',
  'score-against-direction',
  // Promises.
  'state-set-already',
  'opens-the-promise',
  'over-before-the-promise',
  'step-already',
  'no-step',
  'opened-by-documents',
  'set-by-nobody',
  // Alerts.
  'restarted-by-subscriber-only',
  'three-secrets',
  'silence-of-others',
  'rule-of-others',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refusal as pages can tell it. */
export interface RefusalReason {
  readonly code: RefusalCode;
  /** What its sentence names where it names something: seconds or minutes to wait, a role, a day, who keeps it. */
  readonly about?: string | number;
}
