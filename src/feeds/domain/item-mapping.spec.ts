import { describe, expect, it } from '@jest/globals';
import { mapItem, titleOf, type RawItem } from './item-mapping.js';

const raw = (fields: Partial<RawItem> = {}): RawItem => ({
  about: null,
  titles: [],
  guid: null,
  links: [],
  dates: [],
  summary: '',
  ...fields,
});
const link = (href: string, attributes: Record<string, string> = {}): RawItem['links'][number] => ({
  text: '',
  attributes: { href, ...attributes },
});

describe('mapItem', () => {
  it('makes an item of nothing', () => {
    expect(mapItem(raw(), [])).toEqual({
      guid: null,
      link: null,
      title: '',
      summary: '',
      published: null,
      publishedRaw: null,
    });
  });

  it('prefers the alternate link that is HTML', () => {
    const links = [
      link('https://a.example/self', { rel: 'self' }),
      link('https://a.example/pdf', { rel: 'alternate', type: 'application/pdf' }),
      link('https://a.example/html', { rel: 'alternate', type: 'text/html' }),
    ];
    expect(mapItem(raw({ links }), []).link).toBe('https://a.example/html');
    expect(mapItem(raw({ links: links.slice(0, 2) }), []).link).toBe('https://a.example/pdf');
    expect(mapItem(raw({ links: links.slice(0, 1) }), []).link).toBeNull();
  });

  it('takes rdf:about for the guid, and for the link where it is an address', () => {
    expect(mapItem(raw({ about: 'https://a.example/1' }), [])).toMatchObject({
      guid: 'https://a.example/1',
      link: 'https://a.example/1',
    });
    expect(mapItem(raw({ about: 'urn:x:1' }), [])).toMatchObject({ guid: 'urn:x:1', link: null });
  });

  it('gives up a guid that is too long to be a key', () => {
    const guid = (length: number): RawItem['guid'] => ({ text: 'g'.repeat(length), attributes: {} });
    expect(mapItem(raw({ guid: guid(8_192) }), []).guid).toHaveLength(8_192);
    expect(mapItem(raw({ guid: guid(8_193) }), []).guid).toBeNull();
  });
});

describe('titleOf', () => {
  it('takes the first title that has text', () => {
    expect(titleOf(['<br/>', ' Gas talks ', 'Other'])).toBe('Gas talks');
  });

  it('mends UTF-8 encoded twice, and leaves what only looks like it', () => {
    expect(titleOf(['CafÃ©'])).toBe('Café');
    expect(titleOf(['Ã© and Исламабад'])).toBe('Ã© and Исламабад');
    expect(titleOf(['Ã©\u00e9'])).toBe('Ã©é');
  });
});
