import { createParserPool } from '../../src/feeds/adapters/parse/parser-pool.js';
import type { ParseResult } from '../../src/feeds/domain/parse-result.js';
import { HOSTILE_BYTES, HOSTILE_DOCUMENTS, type HostileDocument } from './hostile-documents.js';
import { startWatch, type TimeTaken } from './time-taken.js';

export interface Limits {
  readonly timeoutMs: number;
  readonly maxOldGenerationMb: number;
}

export interface DocumentFigures {
  readonly name: string;
  readonly bytes: number;
  /** `items N`, or why it could not be read. */
  readonly outcome: string;
  readonly taken: TimeTaken;
  /** What got through that must not: scripts, script links, the content of a file. Empty where nothing did. */
  readonly leaks: readonly string[];
  /** Whether the next, sound feed was read. */
  readonly readsOn: boolean;
}

const MARKUP = /<\/?[a-z][^>]*>/i;
const SOUND = new TextEncoder().encode(
  '<rss version="2.0"><channel><title>Sound</title><item><title>Talks</title></item></channel></rss>',
);

/** Lets the parser's own threads read every hostile document under the limits, and a sound one after each. */
export async function attackParser(entry: URL, limits: Limits): Promise<readonly DocumentFigures[]> {
  const pool = createParserPool({ workers: 1, entry, ...limits });
  try {
    const figures: DocumentFigures[] = [];
    for (const document of [...HOSTILE_DOCUMENTS, ...HOSTILE_BYTES]) {
      figures.push(await figuresOf(document, (bytes) => pool.parse(bytes)));
    }
    return figures;
  } finally {
    await pool.close();
  }
}

async function figuresOf(
  { name, bytes }: HostileDocument,
  parse: (bytes: Uint8Array) => Promise<ParseResult>,
): Promise<DocumentFigures> {
  const body = bytes();
  const watch = startWatch();
  const result = await parse(body);
  const taken = watch();
  const after = await parse(SOUND);
  return {
    name,
    bytes: body.length,
    outcome: result.ok ? `${result.feed.items.length} items` : result.reason,
    taken,
    leaks: leaksOf(result),
    readsOn: after.ok && after.feed.items[0]?.title === 'Talks',
  };
}

function leaksOf(result: ParseResult): readonly string[] {
  if (!result.ok) return [];
  const leaks = new Set<string>();
  for (const { title, summary, link } of result.feed.items) {
    if (MARKUP.test(title) || MARKUP.test(summary)) leaks.add('markup in a text');
    if (/root:.*:0:0/.test(`${title} ${summary}`)) leaks.add('the content of a file');
    if (link !== null && !/^https?:\/\//i.test(link)) leaks.add(`a link ${link.slice(0, 20)}`);
  }
  if (Reflect.get({}, 'polluted') !== undefined) leaks.add('a changed prototype');
  return [...leaks];
}
