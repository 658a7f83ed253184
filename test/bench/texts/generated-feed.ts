import type { TextLanguage } from './phrases.js';
import { randomFrom } from './random.js';
import { newsText } from './news.js';

const HOUR_MS = 3_600_000;
/** An outlet's hundred newest items reach back about two weeks. */
const HOURS_BETWEEN_ITEMS = 3.4;

const LANGUAGES: readonly TextLanguage[] = ['en', 'en', 'ru', 'ur'];

export interface GeneratedFeed {
  readonly id: string;
  readonly language: TextLanguage;
  readonly document: string;
}

/** The feed with this number: RSS 2.0 of so many made-up items up to `newest`; the same for the same arguments. */
export function generatedFeed(number: number, items: number, newest: Date): GeneratedFeed {
  const random = randomFrom(number + 1);
  const language = LANGUAGES[number % LANGUAGES.length] ?? 'en';
  const id = `outlet-${String(number).padStart(3, '0')}`;
  const entries = Array.from({ length: items }, (_, index) => {
    const { title, summary } = newsText(language, random);
    const at = new Date(newest.getTime() - index * HOURS_BETWEEN_ITEMS * HOUR_MS);
    const address = `https://${id}.example/news/${items - index}/story?utm_source=rss`;
    return `<item><title>${title}</title><link>${address.replaceAll('&', '&amp;')}</link>
<guid isPermaLink="false">${id}-${items - index}</guid><pubDate>${at.toUTCString()}</pubDate>
<description>&lt;p&gt;${summary}&lt;/p&gt;</description></item>`;
  });
  const document = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${id}</title><link>https://${id}.example/</link>
<description>Made up for measuring</description><language>${language}</language>
${entries.join('\n')}
</channel></rss>`;
  return { id, language, document };
}
