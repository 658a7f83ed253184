import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer, type Answer, type Order } from './messages.js';

/** Compiled where this is. */
const SERVICE = fileURLToPath(new URL(`service${extname(import.meta.url)}`, import.meta.url));

type Told<What extends Answer['what']> = Extract<Answer, { readonly what: What }>;

/** The service in a process of its own, told one thing at a time. */
export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts it with these settings and its clock at an instant. */
  static async start(env: Readonly<Record<string, string>>, start: string): Promise<ServiceProcess> {
    const child = fork(SERVICE, [JSON.stringify(env), start], { env: { PATH: process.env['PATH'] } });
    process.once('exit', () => child.kill('SIGKILL'));
    const ready = await next(child, 'ready');
    return new ServiceProcess(child, ready.url);
  }

  /** Lets it live a day's looks at an instant. */
  liveDay(now: string): Promise<Told<'day'>> {
    return this.ask({ what: 'day', now }, 'day');
  }

  sizes(): Promise<Told<'sizes'>> {
    return this.ask({ what: 'sizes' }, 'sizes');
  }

  /** Ends it in order. */
  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('close', resolve));
    await this.ask({ what: 'end' }, 'ended');
    await gone;
  }

  /** Ends it without ceremony where it still runs, and waits for its end. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }

  private ask<What extends Answer['what']>(order: Order, what: What): Promise<Told<What>> {
    const told = next(this.child, what);
    this.child.send(order);
    return told;
  }
}

/** The next thing it says; rejects where that is something else, or its end. */
function next<What extends Answer['what']>(child: ChildProcess, what: What): Promise<Told<What>> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null): void => {
      reject(new Error(`The service ended (${String(code ?? signal)}).`));
    };
    child.once('close', ended);
    child.once('message', (message) => {
      child.off('close', ended);
      const said = answer.parse(message);
      if (isA(said, what)) resolve(said);
      else reject(new Error(said.what === 'failed' ? said.why : `It said "${said.what}", not "${what}".`));
    });
  });
}

function isA<What extends Answer['what']>(said: Answer, what: What): said is Told<What> {
  return said.what === what;
}
