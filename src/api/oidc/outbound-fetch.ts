import { TrackerError } from '../../kernel/errors.js';
import type { OperatorsHost } from '../../outbound/operators-host.js';
import type { OutboundResult } from '../../outbound/outbound-result.js';

const LARGEST_ANSWER_BYTES = 1_000_000;

/** What the OpenID library asks of a fetch. */
interface Wanted {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * A fetch for the OpenID library that goes out through the guarded client. Throws a TrackerError that says what to do
 * where nothing came back: the library passes it on.
 */
export function outboundFetch(host: OperatorsHost): (address: string, wanted: Wanted) => Promise<Response> {
  return async (address, wanted) => {
    const result = await send(host, address, wanted);
    if (!result.ok) {
      throw new TrackerError(
        `${new URL(address).origin} could not be asked: ${result.message}.`,
        result.remedy,
      );
    }
    const { status, headers, body } = result;
    return new Response(body.length === 0 ? null : new Uint8Array(body), { status, headers: plain(headers) });
  };
}

function send(host: OperatorsHost, url: string, { method, headers, body }: Wanted): Promise<OutboundResult> {
  const client = host.clientFor(url);
  if (method === 'GET') return client.get({ url, accept: 'application/json' });
  const sent = new Headers(headers);
  const contentType = sent.get('content-type') ?? 'application/x-www-form-urlencoded';
  sent.delete('content-type');
  return client.post({
    url,
    contentType,
    body: body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : '',
    headers: Object.fromEntries(sent),
    answerBytes: LARGEST_ANSWER_BYTES,
  });
}

/** The body comes decoded and joined, whatever these say. */
function plain(headers: Readonly<Record<string, string>>): Headers {
  const kept = new Headers(headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) kept.delete(name);
  return kept;
}
