import iconv from 'iconv-lite';
import { itemOf, rss, utf8 } from './parse-feed.builder.js';

describe('encodings', () => {
  const title = 'Переговоры в Исламабаде';
  const declared = (name: string, text: string): string =>
    rss(`<title>${text}</title>`).replace('?>', ` encoding="${name}"?>`);

  it.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'utf-16le', 'utf-16be'])(
    'reads declared %s',
    async (name) => {
      await expect(itemOf(iconv.encode(declared(name, title), name))).resolves.toMatchObject({ title });
    },
  );

  it.each([
    ['gb2312', '中巴俄会谈'],
    ['gb18030', '中巴俄会谈'],
    ['big5', '會談'],
    ['shift_jis', '会談の予定'],
    ['euc-jp', '会談の予定'],
    ['euc-kr', '회담 예정'],
    ['iso-8859-2', 'Rozmowy o gazociągu'],
    ['iso-8859-9', 'Görüşmeler sürüyor'],
    ['windows-1256', 'مذاکرات'],
  ])('reads declared %s', async (name, text) => {
    await expect(itemOf(iconv.encode(declared(name, text), name))).resolves.toMatchObject({ title: text });
  });

  it('reads ISO-2022-JP, whose bytes are all ASCII', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="iso-2022-jp"?><rss version="2.0"><channel><item><title>'),
      Buffer.from([0x1b, 0x24, 0x42, 0x32, 0x71, 0x43, 0x4c, 0x1b, 0x28, 0x42]),
      Buffer.from('</title></item></channel></rss>'),
    ]);
    await expect(itemOf(bytes)).resolves.toMatchObject({ title: '会談' });
  });

  it('takes valid UTF-8 for UTF-8 whatever is declared', async () => {
    await expect(
      itemOf(declared('windows-1251', title), { contentType: 'text/xml; charset=koi8-r' }),
    ).resolves.toMatchObject({ title });
  });

  it('believes the header where the document says nothing', async () => {
    const bytes = iconv.encode(rss(`<title>${title}</title>`), 'windows-1251');
    await expect(
      itemOf(bytes, { contentType: 'application/rss+xml; charset=windows-1251' }),
    ).resolves.toMatchObject({ title });
  });

  it('reads ISO-8859-1 with the quotes of Windows', async () => {
    const bytes = iconv.encode(declared('iso-8859-1', '“Entente” à Moscou'), 'windows-1252');
    await expect(itemOf(bytes)).resolves.toMatchObject({ title: '“Entente” à Moscou' });
  });

  it('guesses Russian where nothing is declared', async () => {
    const bytes = iconv.encode(rss(`<title>${`${title} `.repeat(20)}</title>`), 'windows-1251');
    const { title: got } = await itemOf(bytes);
    expect(got.startsWith(title)).toBe(true);
  });

  it('keeps UTF-8 with one stray byte in it', async () => {
    const bytes = Buffer.concat([utf8(rss(`<title>${title} X</title>`))]);
    bytes[bytes.lastIndexOf(0x58)] = 0xe9;
    await expect(itemOf(bytes)).resolves.toMatchObject({ title: `${title} é` });
  });

  it('removes control characters', async () => {
    await expect(itemOf(rss('<title>Ta\u0000lk\u0008s\u000bon</title>'))).resolves.toMatchObject({
      title: 'Talks on',
    });
  });

  it('removes runs of control characters and parts words at breaks, however many there are', async () => {
    const many = 'Talks\u000b\u0001\u000con\u0000\u0001\ufffe\u001f gas '.repeat(20_000);
    const { summary } = await itemOf(rss(`<description>${many}</description>`));
    // Long texts are cut off.
    const told = summary.split('Talks on gas').slice(0, -1);
    expect(told.length).toBeGreaterThan(50);
    expect(told.filter((rest) => rest.trim() !== '')).toEqual([]);
  });
});
