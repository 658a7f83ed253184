import { Readable } from 'node:stream';
import { jsonLines, type JsonLine } from './input.js';

test('lines are numbered as in the file, empty ones too, and bad ones say why', async () => {
  const lines: JsonLine[] = [];
  for await (const line of jsonLines(Readable.from(['\uFEFF{"a":1}\r\n', '\n{"a"', ':2}\n{bad\n3'])))
    lines.push(line);
  expect(lines.map((line) => [line.line, line.ok ? line.value : line.reason.split(':')[0]])).toEqual([
    [1, { a: 1 }],
    [3, { a: 2 }],
    [4, 'no JSON'],
    [5, 3],
  ]);
});
