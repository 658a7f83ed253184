import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { TOPICS } from '../../src/kernel/words.js';
import type { ReportText } from '../../src/classification/domain/verdict.js';

const labelledLine = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string().nullish(),
  date: z.string().nullish(),
  publishedAt: z.string().nullish(),
  source: z.string().nullish(),
  publisher: z.string().nullish(),
  language: z.string().nullish(),
  relevant: z.boolean(),
  indicators: z.array(z.enum(TOPICS)),
  direction: z.enum(['cooperation', 'conflict', 'neutral']),
  intensity: z.number().int(),
  difficulty: z.string().nullish(),
  cluster: z.string().nullish(),
  mentions_both: z.boolean().nullish(),
  authored: z.boolean().nullish(),
  /** Only our own examples say how far the act has got and of what kind it is. */
  status: z.string().nullish(),
  eventType: z.string().nullish(),
  mode: z.string().nullish(),
});

/** One labelled article of a JSON Lines file, fields as in `news/README.md`. */
export type Labelled = z.infer<typeof labelledLine>;

/** Reads a labelled JSON Lines file; a faulty line throws with its number. */
export function readLabelled(path: string | URL): Labelled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      const parsed = labelledLine.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${String(path)} line ${i + 1}: ${parsed.error.message}`);
      return [parsed.data];
    });
}

/** What the classifier is given of a labelled article: never its labels. */
export function reportOf(row: Labelled): ReportText {
  return {
    id: row.id,
    title: row.title,
    summary: row.summary ?? '',
    language: row.language ?? null,
    publishedAt: row.publishedAt ?? row.date ?? null,
    publisher: row.publisher ?? row.source ?? null,
  };
}
