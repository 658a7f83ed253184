import { escapeHtml, escapeMarkdown, markdownTarget } from './escape.js';

it('HTML in a text stays text', () => {
  expect(escapeHtml('<b a="1">&')).toBe('&lt;b a=&quot;1&quot;&gt;&amp;');
});

it.each([
  ['*a* _b_ `c` [d](e)', '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e)'],
  ['<i> & | ~~x~~ #1', '&lt;i&gt; &amp; \\| \\~\\~x\\~\\~ \\#1'],
  ['see http://a.example and www.b.example', 'see http\\://a.example and www\\.b.example'],
  ['a\\*', 'a\\\\\\*'],
])('Markdown in %s stays text', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

it('an address cannot end its link early', () => {
  expect(markdownTarget('https://a.example/x>) <b')).toBe('<https://a.example/x%3E)%20%3Cb>');
});
