import { aText } from './baseline.builder.js';
import { citedText, linesExist } from './cited-text.js';

describe('cited lines', () => {
  it('are read as one running text, with ordinals put together again', () => {
    expect(citedText(aText(['on 3', 'rd', '', '  May', 'x']), [1, 4])).toBe('on 3rd May');
  });

  it('that do not exist have no text', () => {
    expect(citedText(aText(['a']), [1, 2])).toBe('');
    expect(linesExist(aText(['a']), [1.5, 1.5])).toBe(false);
    expect(linesExist(aText(['a']), [1, 1])).toBe(true);
  });
});
