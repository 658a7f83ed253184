import { z } from 'zod';
import { indexPointSchema, monthValueSchema, yearPointSchema } from '../../api/shapes/index-point.js';
import type { DevelopmentRecord } from '../../indicators/domain/series-from-records.js';
import { IndexCalculationService } from '../../indicators/index-calculation.service.js';
import { isIsoDay } from '../../kernel/iso-week.js';
import { TOPICS } from '../../kernel/words.js';
import { EXIT, UsageError, type Command, type ExitCode, type Invocation } from '../command.js';
import { jsonLines } from '../input.js';
import { LIST_OPTIONS, printList } from '../output.js';
import { asOfOption, weekRangeOption, wordOption } from '../values.js';
import { STORED_SCALES, type StoredScale } from './stored-scale.js';

/** What a point of each scale has: the columns of CSV, also where there is none. */
const SHAPES: Readonly<Record<StoredScale, z.ZodType>> = {
  week: indexPointSchema,
  year: yearPointSchema,
  'event-value': monthValueSchema,
};

const record = z.object({
  date: z
    .string({ error: 'must be a day, YYYY-MM-DD' })
    .refine(isIsoDay, { error: 'must be a day that exists, YYYY-MM-DD' }),
  indicators: z.array(z.enum(TOPICS, { error: `must be of ${TOPICS.join(', ')}` }), {
    error: 'must be a list',
  }),
  score: z
    .number({ error: 'must be a number' })
    .min(-10, { error: 'must be −10 … +10' })
    .max(10, { error: 'must be −10 … +10' }),
  publishers: z.int({ error: 'must be a whole number' }).min(0, { error: 'must not be negative' }),
  confidence: z
    .number({ error: 'must be a number' })
    .min(0, { error: 'must be 0 … 1' })
    .max(1, { error: 'must be 0 … 1' }),
  material: z.boolean({ error: 'must be true or false' }),
});

export const indexCommand: Command = {
  operands: '',
  options: {
    'as-of': { type: 'string', value: 'T', about: 'as it was known at this instant' },
    from: { type: 'string', value: 'W', about: 'first ISO week, e.g. 2026-W01' },
    to: { type: 'string', value: 'W', about: 'last ISO week' },
    scale: {
      type: 'string',
      value: 'week|year|event-value',
      about: 'by week (default), by year, or the Tsinghua event value by month (−9 … +9)',
    },
    stdin: {
      type: 'boolean',
      about: 'from developments on stdin instead of the database, coverage taken as full',
    },
    ...LIST_OPTIONS,
  },
  details: [
    'Prints {week, indicator, index, low, high, n, weight, cooperation, conflict, intensity, coverage, state, alarms}',
    'for every week from first to last. A line of stdin:',
    '{date: YYYY-MM-DD, indicators, score, publishers, confidence: 0…1, material}.',
  ],
  run(invocation) {
    if (invocation.options['stdin'] !== true) return fromDatabase(invocation);
    for (const name of ['as-of', 'scale'])
      if (invocation.options[name] !== undefined)
        throw new UsageError(`--${name} reads the database; it does not go with --stdin`);
    return fromStdin(invocation);
  },
};

async function fromStdin(invocation: Invocation): Promise<ExitCode> {
  const records: DevelopmentRecord[] = [];
  for await (const line of jsonLines(invocation.terminal.stdin)) {
    const reason = line.ok ? takeRecord(line.value, records) : line.reason;
    if (reason === null) continue;
    // A series with a development missing would be another series: nothing is printed.
    invocation.terminal.say(`tracker index: line ${line.line}: ${reason}`);
    return EXIT.failed;
  }
  const { from, to } = weekRangeOption(invocation);
  const points = new IndexCalculationService().ofRecords(records);
  await printList(
    invocation,
    points.filter((point) => (from === null || point.week >= from) && (to === null || point.week <= to)),
    SHAPES.week,
  );
  return EXIT.done;
}

function takeRecord(value: unknown, into: DevelopmentRecord[]): string | null {
  const parsed = record.safeParse(value);
  if (parsed.success) {
    into.push(parsed.data);
    return null;
  }
  return parsed.error.issues
    .map((issue) => `${issue.path.join('.') || 'the line'} ${issue.message}`)
    .join('; ');
}

async function fromDatabase(invocation: Invocation): Promise<ExitCode> {
  const range = weekRangeOption(invocation);
  const scale = wordOption(invocation, 'scale', STORED_SCALES) ?? 'week';
  if (scale !== 'week' && (range.from !== null || range.to !== null))
    throw new UsageError('--from and --to name weeks; they go with --scale week only');
  const asOf = asOfOption(invocation);
  const { storedSeries } = await import('./stored-index.js');
  await printList(invocation, await storedSeries(invocation.terminal, scale, { asOf, range }), SHAPES[scale]);
  return EXIT.done;
}
