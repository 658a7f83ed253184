/** `npm run test:security [-- --tricks N] [-- --seed N]`: attacks on all that leaves the machine and all that comes in. */
import { builtWorker } from '../feeds/built-worker.js';
import { attackAddresses } from './address-attack.js';
import { attackByBombs } from './bomb-attack.js';
import { attackParser } from './document-attack.js';
import { readArguments } from '../support/arguments.js';
import { told } from './time-taken.js';

/** What a bomb or hostile document may take at most of the processor: by the clock it waits for other work. */
const MOST_MS = 2_000;
/** So much longer by the clock it may take, on a machine with much other work, before it is given up. */
const PATIENCE = 15;
const MOST_MB = 64;

const USAGE = `npm run test:security [-- --tricks N] [--seed N]
  Attacks what leaves the machine and what comes in; loopback only.
  --tricks N   address tricks for each outbound path (5000)
  --seed N     another choice of tricks (1)`;
const values = readArguments(USAGE, {
  tricks: { type: 'string', default: '5000' },
  seed: { type: 'string', default: '1' },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
let faults = 0;
const fault = (isFault: boolean): string => {
  if (isFault) faults += 1;
  return isFault ? 'FAULT' : 'ok   ';
};

for (const { path, tricks, refused, reached, others } of await attackAddresses(
  Number(values.tricks),
  Number(values.seed),
)) {
  const how = Object.entries(refused).map(([reason, count]) => `${count} ${reason}`);
  say(
    `${fault(reached > 0 || others.length > 0)} ${path}: ${tricks} address tricks, canary reached ${reached} times (${how.join(', ')})`,
  );
  for (const other of others.slice(0, 20)) say(`      ${other}`);
}
for (const { name, bytes, outcome, taken, grownMb } of await attackByBombs()) {
  say(
    `${fault(taken.processorMs > MOST_MS || grownMb > MOST_MB)} bomb, ${name} (${bytes} bytes): ${outcome}, ${told(taken)}, +${Math.round(grownMb)} MB`,
  );
}
const limits = { timeoutMs: MOST_MS * PATIENCE, maxOldGenerationMb: MOST_MB };
for (const { name, bytes, outcome, taken, leaks, readsOn } of await attackParser(builtWorker(), limits)) {
  const isEnded = outcome === 'timeout' || outcome === 'out-of-memory';
  const isFault = leaks.length > 0 || !readsOn || isEnded || taken.processorMs > MOST_MS;
  say(
    `${fault(isFault)} document, ${name} (${bytes} bytes): ${outcome}, ${told(taken)}${leaks.length > 0 ? `, LEAKS ${leaks.join(', ')}` : ''}`,
  );
}
say(faults === 0 ? 'No fault.' : `${faults} faults.`);
process.exitCode = faults === 0 ? 0 : 1;
