import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrackerError } from '../../kernel/errors.js';
import { readDocuments } from './document-directory.js';

describe('a directory of documents', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'documents-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it('is read file by file, in order of names, with hash and lines', () => {
    writeFileSync(join(directory, 'b.txt'), 'one\r\n\ntwo\n');
    writeFileSync(join(directory, 'a.txt'), '');
    writeFileSync(join(directory, '.hidden'), 'x');
    mkdirSync(join(directory, 'folder'));
    const documents = readDocuments(directory);
    expect(documents.map(({ document, lines }) => [document, lines])).toEqual([
      ['a.txt', []],
      ['b.txt', ['one', '', 'two']],
    ]);
    expect(documents[0]?.sha256).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('that is not there is reported with what to do', () => {
    expect(() => readDocuments(join(directory, 'none'))).toThrow(TrackerError);
  });
});
