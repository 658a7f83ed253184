import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const message = z.tuple([z.string(), z.unknown()]);
type Message = z.output<typeof message>;

function inSupport(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Another process that uses an embedded server; see server-user.ts. */
export class ServerProcess {
  private readonly heard: Message[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly ended: Promise<void>;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => {
      child.once('close', () => {
        this.heard.push(['ended', child.exitCode ?? child.signalCode]);
        this.wake();
        resolve();
      });
    });
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      this.heard.push(message.parse(JSON.parse(line)));
      this.wake();
    });
  }

  /** Starts one on the folder, in a process group of its own as a terminal would. */
  static start(
    dataDir: string,
    options: { role?: 'service'; uid?: number; gid?: number } = {},
  ): ServerProcess {
    const { role, ...account } = options;
    const child = spawn(
      process.execPath,
      [
        '--no-warnings',
        '--import',
        inSupport('typescript.mjs'),
        inSupport('server-user.ts'),
        dataDir,
        role ?? 'command',
      ],
      { stdio: ['pipe', 'pipe', 'inherit'], detached: true, ...account },
    );
    return new ServerProcess(child);
  }

  private wake(): void {
    for (const look of this.waiting) look();
  }

  /** Waits for the next message that starts with one of the words, and returns it. */
  private next(...words: string[]): Promise<Message> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.heard.findIndex(([word]) => words.includes(word));
        const [first] = found < 0 ? [] : this.heard.splice(found, 1);
        if (first === undefined) return;
        this.waiting.delete(look);
        resolve(first);
      };
      this.waiting.add(look);
      look();
    });
  }

  private async detail(word: string): Promise<unknown> {
    const [got, detail] = await this.next(word, 'failed', 'ended');
    if (got !== word) throw new Error(`Expected "${word}", got "${got}": ${String(detail)}`);
    return detail;
  }

  /** Waits until the server is up; returns how long opening took, milliseconds. */
  async ready(): Promise<number> {
    return z.number().parse(await this.detail('ready'));
  }

  /** Waits for the process to give up, and returns why. */
  async failure(): Promise<string> {
    return z.string().parse(await this.detail('failed'));
  }

  async query(sql: string): Promise<unknown> {
    this.child.stdin?.write(`${sql}\n`);
    return this.detail('rows');
  }

  /** Lets it leave in order. */
  async leave(): Promise<void> {
    this.child.stdin?.end();
    await this.detail('left');
    await this.ended;
  }

  /** Sends a signal to its whole group, as a terminal does, and waits for its end. */
  async signalGroup(signal: NodeJS.Signals): Promise<void> {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, signal);
    await this.ended;
  }

  /** Ends it if it still runs, without ceremony. */
  async end(): Promise<void> {
    const running = this.child.exitCode === null && this.child.signalCode === null;
    await (running ? this.signalGroup('SIGKILL') : this.ended);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }
}
