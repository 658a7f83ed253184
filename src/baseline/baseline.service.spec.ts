import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BaselineService } from './baseline.service.js';
import { BASELINE_KINDS } from './domain/baseline.js';
import { failureLines } from './domain/failure-lines.js';

const DOCUMENTS = resolve('../shared/documents');
const HAS_DOCUMENTS = existsSync(DOCUMENTS);
/** So many equal words in a row are a sentence taken over, not a fact. */
const COPIED_WORDS = 8;

const service = new BaselineService();

describe('the baseline', () => {
  it('is free of contradictions', () => {
    expect(service.inconsistencies()).toEqual([]);
  });

  it('holds the developments, promises and figures of five documents', () => {
    const { documents, developments, promises, observations } = service.records();
    expect(documents).toHaveLength(5);
    expect(developments.length).toBeGreaterThan(200);
    expect(observations.length).toBeGreaterThan(50);
    expect(promises.length).toBeGreaterThanOrEqual(30);
  });

  it('is listed by kind, or whole', () => {
    const counts = BASELINE_KINDS.map((kind) => service.list(kind).length);
    expect(service.list(null)).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
    expect(service.list('developments')[0]).toMatchObject({
      origin: 'baseline',
      sources: [],
      recordedAt: null,
    });
  });

  it('cites every document', () => {
    const cited = new Set(
      service.records().developments.flatMap(({ citations }) => citations.map((c) => c.document)),
    );
    expect([...cited].sort()).toEqual(service.records().documents.map(({ document }) => document));
  });
});

const against = HAS_DOCUMENTS
  ? 'beside the documents'
  : 'beside the documents (shared absent: nothing compared)';

describe(`the baseline ${against}`, () => {
  it('is proved, every citation', async () => {
    const lines = HAS_DOCUMENTS ? failureLines(await service.verify(DOCUMENTS)) : [];
    expect(lines).toEqual([]);
  });

  it('copies no sentence', () => {
    const taken = HAS_DOCUMENTS
      ? new Set(readdirSync(DOCUMENTS).flatMap((name) => runs(readFileSync(join(DOCUMENTS, name), 'utf8'))))
      : new Set<string>();
    const { documents, developments, promises, observations } = service.records();
    const ours = [
      ...documents.map(({ notes }) => notes),
      ...developments.flatMap(({ what, notes }) => [what, notes]),
      ...promises.map(({ what }) => what),
      ...observations.flatMap(({ label, basis, notes }) => [label, basis, notes]),
    ];
    expect(ours.flatMap(runs).filter((run) => taken.has(run))).toEqual([]);
  });
});

function runs(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replaceAll(/['’‘]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(COPIED_WORDS - 1).map((_, at) => words.slice(at, at + COPIED_WORDS).join(' '));
}
