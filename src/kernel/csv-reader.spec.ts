import fc from 'fast-check';
import { csvCells } from './csv-reader.js';

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

describe('CSV records', () => {
  it('read back what was written, whatever stands in the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
        fc.pre(!cells.some((cell) => /[\r\n]/.test(cell) && !cell.includes('"') && cell === ''));
        expect(csvCells(cells.map(quoted).join(','))).toEqual(cells);
      }),
    );
  });

  it('keep empty cells, the last one too', () => {
    expect(csvCells('a,,b,')).toEqual(['a', '', 'b', '']);
  });

  it('go on in the next line where a quote is open', () => {
    expect(csvCells('a,"one')).toBeNull();
    expect(csvCells('a,"one\ntwo",b')).toEqual(['a', 'one\ntwo', 'b']);
  });
});
