import { z } from 'zod';
import { ARTICLES, FEEDS, startService } from '../support/service.js';

const points = z.object({ items: z.array(z.object({ state: z.string(), index: z.number().nullable() })) });

test('the service answers from imported articles and the baseline, and ends when asked', async () => {
  const service = await startService({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } });
  try {
    const answer = await fetch(`${service.url}/api/v1/index?indicator=composite&limit=500`);
    const { items } = points.parse(await answer.json());
    const shown = items.filter((point) => point.index !== null);
    expect(shown.length).toBeGreaterThan(20);
    expect(items.at(-1)?.state).toBe('partial');
  } finally {
    await service.stop();
  }
});
