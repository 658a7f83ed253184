import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrackerError } from '../../../kernel/errors.js';
import { readFeedList } from './read-feed-list.js';

describe('the list that comes with the service', () => {
  const feeds = readFeedList(null);

  it('has feeds of both sides and of third countries in three languages, state and private', () => {
    const enabled = feeds.filter((feed) => feed.enabled);
    const has = (key: 'country' | 'language' | 'ownership') => new Set(enabled.map((feed) => feed[key]));
    expect([...has('language')].sort()).toEqual(['en', 'ru', 'ur']);
    expect([...has('country')]).toEqual(expect.arrayContaining(['PK', 'RU', 'GB', 'US', 'IN']));
    expect([...has('ownership')]).toEqual(expect.arrayContaining(['state', 'private']));
  });

  it('says of every feed that is off why it is', () => {
    const off = feeds.filter((feed) => !feed.enabled);
    expect(off.filter((feed) => !feed.note.startsWith('Off: '))).toEqual([]);
    expect(off.map((feed) => feed.id)).toEqual(expect.arrayContaining(['gn-search', 'dawn-opinion']));
  });

  it('counts the sections of one publisher as one voice', () => {
    const dawn = feeds.filter((feed) => feed.url.includes('dawn.com'));
    expect(dawn.length).toBeGreaterThan(3);
    expect(new Set(dawn.map((feed) => feed.publisher))).toEqual(new Set(['dawn']));
  });
});

describe('a list of the owner', () => {
  let folder: string;
  const read = (text: string) => {
    const path = join(folder, 'list');
    writeFileSync(path, text);
    return readFeedList(path);
  };
  const complaint = (text: string): string => {
    try {
      read(text);
    } catch (error) {
      if (error instanceof TrackerError) return `${error.message} ${error.remedy}`;
      throw error;
    }
    return 'no complaint';
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'feeds-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('may be JSON that gives no more than id, name and address', () => {
    const [feed] = read('\ufeff{"feeds": [{"id": "a", "name": "A", "url": "HTTPS://www.News.example"}]}');
    expect(feed).toEqual({
      id: 'a',
      name: 'A',
      url: 'https://www.news.example/',
      language: 'und',
      publisher: 'news.example',
      country: 'ZZ',
      ownership: 'unknown',
      enabled: true,
      intervalMinutes: 60,
      note: '',
    });
  });

  it.each(['/dev/zero', '/dev/null', tmpdir()])('may not be %s, which is no file', (path) => {
    expect(() => readFeedList(path)).toThrow(`${path} cannot be read: it is no file`);
  });

  it('may be a bare array', () => {
    expect(read('[{"id": "a", "name": "A", "url": "http://a.example/x"}]').map((feed) => feed.id)).toEqual([
      'a',
    ]);
  });

  it('may be OPML with folders, entities and either quote', () => {
    const feeds = read(`<?xml version="1.0"?><opml version="2.0"><body>
      <outline text="Folder &gt; one"><outline type="rss" text="Q &amp; A" xmlUrl='https://qa.example/feed?a=1&amp;b=2'/>
      </outline><outline title="Вести" xmlUrl="https://vesti.example/rss" language="ru-RU"></outline>
      <outline text="" xmlUrl="https://nameless.example/"/></body></opml>`);
    expect(feeds.map(({ id, name, url, language }) => [id, name, url, language])).toEqual([
      ['qa-example-feed-a-1-b-2', 'Q & A', 'https://qa.example/feed?a=1&b=2', 'und'],
      ['vesti-example-rss', 'Вести', 'https://vesti.example/rss', 'ru'],
      ['nameless-example', 'https://nameless.example/', 'https://nameless.example/', 'und'],
    ]);
  });

  it.each([
    ['{"feeds": [{"id": "A b", "name": "A", "url": "http://a.example/"}]}', 'entry 1 (A b): id: lower-case'],
    ['[{"id": "a", "url": "http://a.example/"}]', 'entry 1 (a): name: text is needed'],
    ['[{"id": "a", "name": "A", "url": "ftp://a.example/"}]', 'url: an http:// or https:// address'],
    ['[{"id": "a", "name": "A", "url": "http://u:p@a.example/"}]', 'without user name and password'],
    [
      '[{"id": "a", "name": "A", "url": "http://a.example/", "ownership": "royal"}]',
      'state, private or unknown',
    ],
    ['[{"id": "a", "name": "A", "url": "http://a.example/", "intervalMinutes": 0}]', 'at least 1'],
    ['[{"id": "a", "name": "A", "url": "http://a.example/", "language": "English"}]', 'a code like en'],
    ['[{"id": "a", "name": "A", "url": "http://a.example/", "intervall": 5}]', 'intervall'],
    ['[7]', 'entry 1'],
    ['[]', 'holds no feed'],
    ['{"sources": []}', 'holds no "feeds"'],
    ['{"feeds": [', 'is not JSON'],
    ['', 'is not JSON'],
    ['<opml><body>\n<outline xmlUrl="nonsense"/></body></opml>', 'line 2'],
  ])('is refused as a whole for %s, saying where and what is allowed', (text, words) => {
    expect(complaint(text)).toContain(words);
  });

  it('is refused where an id or an address stands twice', () => {
    const entry = (id: string, path: string) =>
      `{"id": "${id}", "name": "A", "url": "http://a.example/${path}"}`;
    expect(complaint(`[${entry('a', '1')}, ${entry('a', '2')}]`)).toContain('the id a stands there twice');
    expect(complaint(`[${entry('a', '1')}, ${entry('b', '1')}]`)).toContain(
      'the url http://a.example/1 stands',
    );
  });

  it('is refused with every fault named, up to ten', () => {
    const faults = complaint(
      JSON.stringify(Array.from({ length: 12 }, () => ({ id: 'a', name: 'A', url: 'x' }))),
    );
    expect(faults).toContain('entry 10 (a)');
    expect(faults).toContain('and 2 more');
  });

  it('is refused where the file is missing, naming it', () => {
    expect(() => readFeedList(join(folder, 'nowhere.json'))).toThrow(/nowhere\.json/);
  });
});
