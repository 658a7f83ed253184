import { builtWorker } from '../feeds/built-worker.js';
import { attackAddresses } from './address-attack.js';
import { attackByBombs } from './bomb-attack.js';
import { attackParser } from './document-attack.js';

// The long form with figures is `npm run test:security`.

test('no trick with an address reaches the canary, whatever way leads out', async () => {
  const figures = await attackAddresses(600, 7);
  expect(figures.map(({ reached, others }) => ({ reached, others }))).toEqual(
    figures.map(() => ({ reached: 0, others: [] })),
  );
});

test('bodies that unfold without end are refused', async () => {
  const figures = await attackByBombs();
  expect(figures.map(({ outcome }) => outcome).filter((outcome) => outcome.startsWith('status'))).toEqual([]);
});

test('hostile documents bring no markup, file or script link, and the parser reads on after each', async () => {
  const figures = await attackParser(builtWorker(), { timeoutMs: 60_000, maxOldGenerationMb: 128 });
  const faults = figures.filter(
    ({ leaks, readsOn, outcome }) => leaks.length > 0 || !readsOn || outcome === 'out-of-memory',
  );
  expect(faults).toEqual([]);
  expect(figures.length).toBeGreaterThan(30);
});
