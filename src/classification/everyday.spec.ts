import { loadLexicon } from './adapters/load-lexicon.js';
import { createClassifier } from './domain/classifier.js';
import { everydayAlarms } from '../../test/eval/everyday/alarms.js';
import { everydayReports } from '../../test/eval/everyday/stream.js';

const REPORTS = 16_000;
const { reports, found } = everydayAlarms(REPORTS, 7, createClassifier(loadLexicon()));
const share = (kind: keyof typeof reports): number =>
  found.filter((alarm) => alarm.kind === kind).length / reports[kind];

describe('everyday news', () => {
  it('is the same stream for the same seed, of all kinds', () => {
    const [one, other] = [everydayReports(3), everydayReports(3)];
    for (let i = 0; i < 50; i += 1) expect(one.next().value).toEqual(other.next().value);
    expect(Math.min(...Object.values(reports))).toBeGreaterThan(50);
  });

  it('raises no alarm where neither side acts', () => {
    expect(found.filter((alarm) => alarm.kind === 'plain')).toEqual([]);
  });

  it('raises hardly an alarm where one side deals with third states', () => {
    expect(share('oneSide')).toBeLessThanOrEqual(1 / 3_000);
  });

  it('raises few where names only look like those of the two', () => {
    expect(share('lookAlike')).toBeLessThanOrEqual(1 / 150);
  });

  it('raises one in five at most where both are named side by side, and nothing passes between them', () => {
    expect(share('bothNamed')).toBeLessThanOrEqual(1 / 5);
  });
});
