import { spawn } from 'node:child_process';

export interface ProgramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** From its start to its end. */
  readonly ms: number;
  readonly endedAt: number;
}

/** Runs a program to its end; `env` replaces the environment but for PATH. Rejects where it cannot be started. */
export function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const since = performance.now();
    const child = spawn(command, args, {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const endedAt = performance.now();
      resolve({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
        ms: endedAt - since,
        endedAt,
      });
    });
  });
}

/** As `runProgram`, but an exit code other than 0 is an error with what the program said. */
export async function runWell(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramRun> {
  const run = await runProgram(command, args, env);
  if (run.code === 0) return run;
  throw new Error(
    `${command} ${args.join(' ')} ended with ${String(run.code)}:\n${run.stderr.slice(-2_000)}`,
  );
}
