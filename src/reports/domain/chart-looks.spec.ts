import { readFileSync } from 'node:fs';
import { COLOUR_THEMES, COLOURS, DASHES, POINTS } from './chart-looks.js';

const sheet = readFileSync(new URL('../../../dashboard/src/styles/tokens.css', import.meta.url), 'utf8');
const blockOf = { light: /:root \{([^}]*)\}/, dark: /:root\[data-theme='dark'\] \{([^}]*)\}/ };

it.each(COLOUR_THEMES)('the charts of reports have the dashboard’s %s colours', (theme) => {
  const block = blockOf[theme].exec(sheet)?.[1] ?? '';
  const tokens = new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  );
  const shared = Object.fromEntries(Object.keys(COLOURS[theme]).map((name) => [name, tokens.get(name)]));
  expect(COLOURS[theme]).toEqual(shared);
});

it('indicators differ by dash and by point, so that colour never tells alone', () => {
  const indicators = ['trade', 'defence', 'energy', 'diplomacy'] as const;
  expect(new Set(indicators.map((name) => DASHES[name].join())).size).toBe(indicators.length);
  expect(new Set(indicators.map((name) => POINTS[name])).size).toBe(indicators.length);
});
