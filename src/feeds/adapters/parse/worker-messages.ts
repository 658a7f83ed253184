import type { ParseOptions, ParseResult } from '../../domain/parse-result.js';

/** What a worker is asked; the bytes are a copy of its own. */
export interface WorkerRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly options: ParseOptions;
}

/** What it answers, with the number of the request. */
export interface WorkerReply {
  readonly id: number;
  readonly result: ParseResult;
}

/** Both ends are this program's own, so the outline of a message is all that is checked. */
export function isRequest(message: unknown): message is WorkerRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    'bytes' in message &&
    'options' in message
  );
}

/** As `isRequest`, for the answer. */
export function isReply(message: unknown): message is WorkerReply {
  return typeof message === 'object' && message !== null && 'id' in message && 'result' in message;
}
