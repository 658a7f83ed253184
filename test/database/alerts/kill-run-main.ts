/**
 * `npm run kills [-- --articles N --subscriptions N --kills N --life SECONDS --seed N]`: the long run with kills; prints what it
 * found, and of what is missing how it came to that. As it stands some 100,000 notifications with 200 kills;
 * `--subscriptions 10000 --kills 1000` is the occasional million.
 */
import { killRun } from './kill-run.js';
import { readArguments } from '../../support/arguments.js';

const USAGE = `npm run kills [-- --articles N] [--subscriptions N] [--kills N] [--life SECONDS] [--seed N]
  Kills the service again and again while it delivers alerts to faulty receivers, and counts what was lost or doubled;
  0 when nothing was, else 1. As it stands some 100,000 notifications (an hour and more).
  --articles N        that make developments (250)
  --subscriptions N   webhooks, each matching all of them (1000)
  --kills N           kill -9 of the service (200)
  --life SECONDS      it lives at most between two kills (1.5)
  --seed N            as an earlier run, which printed its seed`;
const values = readArguments(USAGE, {
  articles: { type: 'string', default: '250' },
  subscriptions: { type: 'string', default: '1000' },
  kills: { type: 'string', default: '200' },
  life: { type: 'string', default: '1.5' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
});
const found = await killRun({
  articles: Number(values.articles),
  subscriptions: Number(values.subscriptions),
  kills: Number(values.kills),
  longestLifeMs: Number(values.life) * 1_000,
  seed: Number(values.seed),
});
const { missing, ...figures } = found;
process.stdout.write(`${JSON.stringify({ seed: Number(values.seed), ...figures })}\n`);
if (missing.length > 0) process.stdout.write(`${JSON.stringify(missing, null, 2)}\n`);
process.exitCode = found.lost + found.doubled === 0 ? 0 : 1;
