import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A message as the sink got it. */
export interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly raw: string;
  readonly mail: Email;
}

/** What the sink answers: a reply such as `550 5.1.1 No such user`, or null to take the message. */
export type Reply = (address: string) => string | null;

/** A real mail server on loopback that keeps what it gets. */
export interface MailSink {
  readonly url: string;
  readonly caught: readonly CaughtMail[];
  /** Answers recipients, or the message itself, with something else from now on. */
  answerWith(replies: { readonly recipient?: Reply; readonly message?: Reply }): void;
  /** The next message that fits, or one that has come already. */
  next(fits?: (caught: CaughtMail) => boolean): Promise<CaughtMail>;
  close(): Promise<void>;
}

/** A mail that has not come by then never will. */
const LONGEST_WAIT_MS = 20_000;

const taken: Reply = () => null;

/** Starts one; with `tls` it offers STARTTLS under a certificate that nobody vouches for. */
export async function startMailSink({ tls = false } = {}): Promise<MailSink> {
  const caught: CaughtMail[] = [];
  const waiting = new Set<() => void>();
  let replies: { recipient: Reply; message: Reply } = { recipient: taken, message: taken };
  const server = new SMTPServer({
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      done(refusal(replies.recipient(address)));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const refused = refusal(replies.message(to[0] ?? ''));
        if (refused !== null) {
          done(refused);
          return;
        }
        const raw = Buffer.concat(chunks);
        const { mailFrom } = session.envelope;
        void PostalMime.parse(raw).then((mail) => {
          caught.push({ from: mailFrom === false ? '' : mailFrom.address, to, raw: raw.toString(), mail });
          done();
          for (const look of waiting) look();
        });
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    caught,
    answerWith: ({ recipient = taken, message = taken }) => {
      replies = { recipient, message };
    },
    next: (fits = () => true) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => {
          reject(new Error(`No such mail came; there are ${caught.length} others.`));
        }, LONGEST_WAIT_MS);
        const look = (): void => {
          const found = caught.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          clearTimeout(tooLate);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

function refusal(reply: string | null): Error | null {
  if (reply === null) return null;
  const [code = '', ...words] = reply.split(' ');
  return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) });
}
