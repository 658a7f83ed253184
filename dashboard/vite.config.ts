import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

const OUTPUT = fileURLToPath(new URL('../dist/dashboard', import.meta.url));

/** Chart.js's colour arithmetic is never needed, and is a tenth of what it weighs. */
const COLOUR_AS_GIVEN = fileURLToPath(new URL('src/charts/colour-as-given.ts', import.meta.url));

/** As small within 2 % as the highest quality, in a fifth of its time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Puts a packed form beside each file of text, once and for all, so that the service packs nothing while it serves. */
const packed: Plugin = {
  name: 'packed',
  closeBundle() {
    const assets = join(OUTPUT, 'assets');
    for (const name of readdirSync(assets).filter((one) => /\.(?:js|css)$/.test(one))) {
      const text = readFileSync(join(assets, name));
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(text, BROTLI));
      writeFileSync(join(assets, `${name}.gz`), gzipSync(text, { level: 9 }));
    }
  },
};

/*
 * What several pages need is put into files by what it is for. Left to sizes alone, small pieces were merged with whatever
 * lay beside them: the front page then fetched, and ran, the forms of alerts and the folding of letters.
 */
const PAGES_THAT_ARE_MANY = 11;
const LISTS =
  /src.take-away.(?!picture|svg|chart-picture|legend-mark)|service.(?:rows|outlet)\.ts|pages.(?:development-item|filters|no-such|outlet-names)\.ts|running-week\.ts/;
/** What of a week or of the feeds is told on the front page too. */
const NEWS =
  /service.(?:changes|feed-report|overview)\.ts|words.change\.ts|pages.(?:alarm-item|evidence-links|flag-list|scale-strip)\.ts|feed-state\.ts/;
/** A chart's title, summary, keys and table, which stand before it is drawn. */
const BEFORE_ITS_CHART =
  /src.charts.(?:figure|stops|colours|trend|trend-figures|around)\.ts|words.(?:alarms|states)\.ts|alarms.alarm\.ts|chart-looks\.ts|in-steps\.ts/;
/** Fetched when a chart comes near the screen. */
const DRAWS_CHARTS =
  /node_modules|src.charts.(?:drawing|in-pieces|time-axis|point-words|colour-as-given|index-line)\.ts/;
/** What is entered and changed, which those who only read never do. */
const ENTERED =
  /pages.alerts.(?:fields|timing-fields|act-form|act-button|watched|pager)\.ts|words.(?:alerts|feed-problems)\.ts|service.(?:alerts|rules|condition|change|feed-changes)\.ts|feed-acts\.ts|alerts.domain/;
/** Bytes before packing. */
const MERGED_BELOW = 6_000;
const BY_WHO_NEEDS_THEM = { minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: MERGED_BELOW };

/** Everything is a file with a hashed name and nothing is inlined: the service sends `default-src 'self'`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [packed],
  resolve: { alias: { '@kurkle/color': COLOUR_AS_GIVEN } },
  build: {
    outDir: OUTPUT,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // Chart.js's classes read a property for their defaults, and were all kept for it: scales and kinds of charts that nothing draws.
      treeshake: { propertyReadSideEffects: false },
      output: {
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared') ? 'shared' : '[name]'}-[hash].js`,
        codeSplitting: {
          groups: [
            // One file for what every page starts with: thirty small ones cost a slow line more than their bytes.
            { name: 'start', tags: ['$initial'], priority: 4 },
            { name: 'most-pages', minShareCount: PAGES_THAT_ARE_MANY, priority: 3 },
            { name: 'lists', test: LISTS, minShareCount: 2, priority: 2 },

            { name: 'chart-frames', test: BEFORE_ITS_CHART, minShareCount: 4, priority: 2 },
            { name: 'news', test: NEWS, minShareCount: 2, priority: 1 },
            { name: 'entered', test: ENTERED, ...BY_WHO_NEEDS_THEM, priority: 1 },
            { name: 'charts', test: DRAWS_CHARTS, priority: 1 },
            {
              name: 'shared',
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: MERGED_BELOW,
            },
          ],
        },
      },
    },
  },
});
