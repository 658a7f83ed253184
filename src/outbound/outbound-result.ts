/** What came back, after redirects. */
export interface OutboundResponse {
  readonly ok: true;
  readonly status: number;
  /** Names in lower case; repeated headers joined by a comma and a blank; no cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed; empty where the status is not 200. After a POST: the first bytes, whatever the status. */
  readonly body: Uint8Array;
  /** The address that answered. */
  readonly finalUrl: string;
  /** Where the unbroken run of permanent redirects (301, 308) from the asked address led; null without one. */
  readonly permanentUrl: string | null;
}

export type OutboundFailureReason =
  /** No http or https address, or one with a user name or password. */
  | 'refused-url'
  /** The host leads to addresses that are not public. */
  | 'refused-address'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'
  | 'bad-redirect'
  | 'dns'
  /** This machine has no way out, or no name server. */
  | 'no-network'
  | 'connection'
  | 'tls'
  | 'bad-encoding'
  /** What came is not HTTP. */
  | 'bad-answer'
  /** The client was closed while the request was under way: nothing is known of the host. */
  | 'closed';

/** Why there is no response, written for a person. */
export interface OutboundFailure {
  readonly ok: false;
  readonly reason: OutboundFailureReason;
  readonly message: string;
  /** What to do next. */
  readonly remedy: string;
  /** The address that failed: the last hop's. */
  readonly url: string;
}

export type OutboundResult = OutboundResponse | OutboundFailure;
