import { withoutSecrets } from '../../domain/shapes/hidden-secrets.js';
import { sentByAnswer, retryAfterSeconds, type ReadStatus } from '../../domain/shapes/http-answer.js';
import type { Sent } from '../../domain/channel.js';
import type { Outbound } from '../../../outbound/outbound.js';
import type { OutboundFailure } from '../../../outbound/outbound-result.js';

const ANSWER_BYTES = 1_024;

/** What is posted to a target. */
export interface Posting {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: Date;
  /** What of the target must not be kept of an answer, besides the address. */
  readonly secrets?: readonly string[];
}

/** Posts JSON through the guarded client and says what came of it; neither answer nor message holds the target's address. */
export async function post(
  outbound: Outbound,
  { url, body, headers, at, secrets }: Posting,
  read: ReadStatus = () => null,
): Promise<Sent> {
  const result = await outbound.post({
    url,
    body,
    headers,
    contentType: 'application/json; charset=utf-8',
    answerBytes: ANSWER_BYTES,
  });
  if (!result.ok) return unanswered(result);
  const answered = Buffer.from(result.body)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
  const text = withoutSecrets(answered, url, secrets);
  const after = retryAfterSeconds(result.headers['retry-after'], at);
  return sentByAnswer({ status: result.status, text }, after, read);
}

function unanswered(failure: OutboundFailure): Sent {
  const answer = { status: null, text: '' };
  const message = `${failure.message.replaceAll(failure.url, '').replace(/^: /, '')}. ${failure.remedy}`;
  switch (failure.reason) {
    case 'refused-url':
    case 'refused-address':
      return { outcome: 'refused', answer, message };
    case 'timeout':
    case 'too-large':
    case 'too-many-redirects':
    case 'bad-redirect':
    case 'dns':
    case 'no-network':
    case 'connection':
    case 'tls':
    case 'bad-encoding':
    case 'bad-answer':
    case 'closed':
      return { outcome: 'retry', afterSeconds: null, answer, message };
  }
}
