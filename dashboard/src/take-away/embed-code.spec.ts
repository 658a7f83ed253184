import { embedCode } from './embed-code.js';

describe('the code that embeds a chart', () => {
  const address = new URL('https://tracker.example/embed/weeks/trade?range=1y&known=2026-01-05');

  test('names the address with its moment of knowledge and the language it was seen in', () => {
    expect(embedCode('Trade by week', address, 'ur')).toContain(
      'src="https://tracker.example/embed/weeks/trade?range=1y&amp;known=2026-01-05&amp;lang=ur"',
    );
  });

  test('a name cannot end its attribute', () => {
    expect(embedCode('A "quoted" <name> & more', address, 'en')).toContain(
      'title="A &quot;quoted&quot; &lt;name> &amp; more"',
    );
  });
});
