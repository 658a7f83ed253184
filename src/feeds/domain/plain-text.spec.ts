import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capAtWord, plainText } from './plain-text.js';

describe('plainText', () => {
  it.each([
    ['drops tags and parts blocks', '<p>One</p><p>Two<br>Three</p>', 'One Two Three'],
    ['keeps words whole around inline tags', '<b>P</b>akistan, <i>Russia</i>.', 'Pakistan, Russia.'],
    [
      'drops scripts and styles with their content',
      'a<script>if (1<2) x("</p>")</script>b<style>p{}</style>c',
      'a b c',
    ],
    ['drops comments', 'a<!-- <b>hidden</b> -->b', 'a b'],
    ['keeps what an escaped CDATA section holds', '<![CDATA[Text]]>', 'Text'],
    ['decodes entities', 'Moscow &mdash; caf&eacute;&nbsp;&#8217;&#x2019; &amp; co', 'Moscow — café ’’ & co'],
    ['reads numbers 128 to 159 as Windows-1252', 'Putin&#146;s visit', 'Putin’s visit'],
    ['leaves an unknown entity as it stands', '&lol9; &bogus;', '&lol9; &bogus;'],
    ['undoes escaping done twice', '&lt;p&gt;Talks &amp;amp; trade&lt;/p&gt;', 'Talks & trade'],
    ['removes soft hyphens', 'Bhu&shy;tto', 'Bhutto'],
    ['keeps a less-than sign', '3 < 5 and 7 > 2', '3 < 5 and 7 > 2'],
    ['keeps a less-than sign before a name where no tag ends', 'prices <b', 'prices <b'],
    ['passes over > inside a quoted value', '<a title="x > y">link</a>', 'link'],
    ['survives an unmatched quote', '<a title="x>link</a> after', 'link after'],
    ['makes no tag out of the pieces of others', '<<b>script>alert(1)</script>', '< script>alert(1)'],
  ])('%s', (_, source, text) => {
    expect(plainText(source, 'body')).toBe(text);
  });

  it('leaves a space for every tag of a title', () => {
    expect(plainText('Visit<br/>of <i>Lavrov</i>', 'title')).toBe('Visit of Lavrov');
  });

  const soup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<',
          '>',
          '/',
          '!',
          '--',
          '&lt;',
          '&gt;',
          '&amp;',
          '"',
          "'",
          '=',
          'b',
          'script',
          'style',
          '<![CDATA[',
          ']]>',
        ),
        fc.constantFrom(
          ' ',
          '\u200b',
          '\u00ad',
          '\ufeff',
          '&#60;',
          '&shy;',
          '<!--',
          '-->',
          '<b>',
          '</script>',
        ),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

  it.each(['title', 'body'] as const)('never leaves a tag in a %s, nor white space to collapse', (kind) => {
    fc.assert(
      fc.property(soup, (source) => {
        const text = plainText(source, kind);
        expect(text).not.toMatch(/<[A-Za-z/!?][^>]*>/);
        expect(text).toBe(text.replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 300 },
    );
  });
});

describe('capAtWord', () => {
  it('leaves a short text alone', () => {
    expect(capAtWord('Gas talks', 9)).toBe('Gas talks');
  });

  it('cuts at the end of a word', () => {
    expect(capAtWord('The pipeline talks resume', 20)).toBe('The pipeline talks');
  });

  it('cuts a long word, but never a character in two', () => {
    expect(capAtWord('a😀😀😀', 4)).toBe('a😀');
  });
});
