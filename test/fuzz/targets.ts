import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor } from '../../src/api/http/cursor.js';
import { anyOf, anyText, day, listOfArguments, text, week } from '../../src/api/http/arguments.js';
import { ProblemException } from '../../src/api/http/problem.js';
import { ClassificationService } from '../../src/classification/classification.service.js';
import { readReportLine } from '../../src/cli/report-line.js';
import { decodeBytes } from '../../src/feeds/adapters/parse/decode-bytes.js';
import { parseFeed } from '../../src/feeds/adapters/parse/parse-feed.js';
import { parseFeedDate } from '../../src/feeds/domain/feed-date.js';
import { csvCells } from '../../src/kernel/csv-reader.js';
import { looseDate } from '../../src/kernel/loose-date.js';
import { documents, seedDocuments } from './documents.js';

/** One part of the service that takes what strangers send, with inputs (as JSON) and what must hold of every one. */
export interface Target {
  readonly name: string;
  readonly inputs: fc.Arbitrary<unknown>;
  /** Throws where something does not hold. */
  check(input: unknown): void | Promise<void>;
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const bytesOf = (input: unknown): Uint8Array => Buffer.from(z.string().parse(input), 'base64');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const anyString = fc.string({ unit: 'binary', maxLength: 200 });

const ENCODINGS = [
  'utf-8',
  'utf-16',
  'windows-1251',
  'koi8-r',
  'iso-2022-jp',
  'utf-7',
  'x-unknown',
  'gb18030',
  '',
];
const decoder: Target = {
  name: 'decoder',
  inputs: fc.record({
    body: fc
      .oneof(
        fc.uint8Array({ maxLength: 400 }),
        documents.map((document) => Buffer.from(document, 'utf16le')),
      )
      .map(base64),
    type: fc.option(
      fc.oneof(
        fc.constantFrom(...ENCODINGS).map((name) => `text/xml; charset=${name}`),
        anyString,
      ),
    ),
  }),
  check(input) {
    const { body, type } = z.object({ body: z.string(), type: z.string().nullable() }).parse(input);
    const decoded = decodeBytes(bytesOf(body), type);
    must(
      !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(decoded),
      'a control character is left',
    );
    must(decoded === decodeBytes(bytesOf(body), type), 'the same bytes read differently');
  },
};

const parser: Target = {
  name: 'parser',
  inputs: documents.map((document) => base64(Buffer.from(document))),
  async check(input) {
    const url = 'https://gazette.example/feed';
    const result = await parseFeed(bytesOf(input), { url });
    must(same(result, await parseFeed(bytesOf(input), { url })), 'the same bytes parse differently');
    if (!result.ok) {
      must(result.message !== '' && result.remedy !== '', 'a failure without words');
      return;
    }
    for (const { title, summary, link, published } of result.feed.items) {
      must(
        !/<\/?[a-z][^<>]*>/i.test(title) && !/<\/?[a-z][^<>]*>/i.test(summary),
        'markup is left in a text',
      );
      must(link === null || /^https?:\/\//.test(link), 'a link that is no web address');
      must(published === null || !Number.isNaN(new Date(published).getTime()), 'a date that is none');
      must(title.length <= 4_000 && summary.length <= 4_000, 'a text beyond its cap');
    }
  },
};

const DATE_PIECES = [
  'Mon',
  ',',
  '22',
  'Nov',
  '2026',
  '11',
  ':',
  '06',
  '+0500',
  'PKT',
  'GMT',
  'Z',
  'T',
  '-',
  '/',
  '.',
  ' ',
  'ноября',
  'نومبر',
  '۲۲',
  'сегодня',
  'AM',
  'p.m.',
  '(',
  ')',
  '99999999999',
  '0000',
  "'26",
];
const dates: Target = {
  name: 'dates',
  inputs: fc.oneof(
    fc.array(fc.constantFrom(...DATE_PIECES), { maxLength: 14 }).map((parts) => parts.join('')),
    anyString,
  ),
  check(input) {
    const raw = z.string().parse(input);
    const read = parseFeedDate(raw);
    must(same(read, parseFeedDate(raw)), 'the same text reads differently');
    if (read !== null) must(!Number.isNaN(new Date(read).getTime()), `"${read}" is no instant`);
    const loose = looseDate(raw);
    must(loose === null || /^\d{4}/.test(loose), 'a loose date that begins with no year');
  },
};

const WORDS = [
  'Pakistan',
  'Russia',
  'Пакистан',
  'Россия',
  'پاکستان',
  'روس',
  'Moscow',
  'Islamabad',
  'signs',
  'denies',
  'gas',
  'pipeline',
  'helicopters',
  'not',
  'India',
  'подписали',
  'соглашение',
  'معاہدہ',
  'on',
  'and',
  '.',
  '«',
  '\u200f',
  '\u0301',
  'ﷺ',
  '100',
  '%',
];
const phrase = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' ')),
  fc.array(fc.oneof(fc.constantFrom(...WORDS), anyString), { maxLength: 12 }).map((words) => words.join('')),
);
const service = new ClassificationService();
const classifier: Target = {
  name: 'classifier',
  inputs: fc.record({
    id: fc.constant('x'),
    title: phrase,
    summary: phrase,
    language: fc.constantFrom(null, 'en', 'ru', 'ur', 'xx', ''),
    publishedAt: fc.constantFrom(null, '2026', '2026-11', '2026-11-22', '2026-11-22T06:00:00Z'),
    publisher: fc.option(anyString),
  }),
  check(input) {
    const line = readReportLine(input);
    if (!line.ok) return;
    const [verdict] = service.classify([line.report]);
    if (verdict === undefined) throw new Error('no verdict');
    must(verdict.relevance >= 0 && verdict.relevance <= 1, 'relevance out of range');
    must(Math.abs(verdict.score) <= 10 && Number.isInteger(verdict.score), 'score out of range');
    const other = { ...line.report, id: 'y', title: 'Karachi market report', summary: '' };
    must(
      same(service.classify([other, line.report])[1], verdict),
      'the verdict depends on the reports beside it',
    );
  },
};

const list = listOfArguments({
  indicator: anyOf(['trade', 'energy']),
  publisher: anyText,
  q: text,
  from: day,
  to: day,
  week: week.optional(),
});
const argument = fc.oneof(
  anyString,
  fc.array(anyString, { maxLength: 3 }),
  fc.constantFrom(
    '2026-11-22',
    '2026-W53',
    '0',
    '500',
    '-1',
    '1e3',
    'json',
    '2026-11-22T06:00:00+05:00',
    'undefined',
    '__proto__',
  ),
);
const place = z.object({ id: z.string(), at: z.iso.datetime() });
const api: Target = {
  name: 'api arguments',
  inputs: fc.record({
    query: fc.dictionary(
      fc.constantFrom(
        'indicator',
        'publisher',
        'q',
        'from',
        'to',
        'week',
        'limit',
        'cursor',
        'format',
        'asOf',
        '__proto__',
        'x',
      ),
      argument,
    ),
    cursor: fc.oneof(
      anyString,
      fc.json({ maxDepth: 3 }).map((json) => Buffer.from(json).toString('base64url')),
    ),
  }),
  check(input) {
    const { query, cursor } = z
      .object({ query: z.record(z.string(), z.unknown()), cursor: z.string() })
      .parse(input);
    const read = list.safeParse(query);
    if (read.success) must(read.data.limit >= 1 && read.data.limit <= 500, 'a page beyond its cap');
    else
      must(
        read.error.issues.every((issue) => issue.message !== ''),
        'a fault without words',
      );
    try {
      decodeCursor(cursor, place);
    } catch (error) {
      must(
        error instanceof ProblemException && error.getStatus() === 400,
        `a cursor ends in ${String(error)}`,
      );
    }
  },
};

const tables: Target = {
  name: 'tables',
  inputs: fc
    .array(fc.oneof(fc.constantFrom('"', ',', '""', '\r', '\n', ';', 'a', '1,2', '\ufeff'), anyString), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
  check(input) {
    const cells = csvCells(z.string().parse(input));
    must(cells === null || cells.length >= 1, 'a row without cells');
  },
};

export const TARGETS: readonly Target[] = [decoder, parser, dates, classifier, api, tables];

/** Every seed document as an input of the parser. */
export const seedInputs = (): readonly string[] =>
  seedDocuments().map((document) => base64(Buffer.from(document)));
