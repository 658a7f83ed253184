import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../support/build.js';
import { CommandFolder, recordsOf } from './folder.js';

const COMTRADE = join(ROOT, 'test/fixtures/comtrade.csv');
const SIPRI = join(ROOT, 'test/fixtures/sipri.csv');

const figures = z.array(
  z.object({
    id: z.string(),
    series: z.string(),
    value: z.number().nullable(),
    unit: z.string().nullable(),
    qualifier: z.string().nullable(),
    basis: z.string(),
    notes: z.string(),
  }),
);
const gaps = z.array(
  z.object({
    period: z.object({ from: z.string() }),
    imports: z.object({ series: z.string(), value: z.number() }),
    exports: z.object({ series: z.string(), value: z.number() }),
    gap: z.number(),
  }),
);

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder();
});
afterEach(() => {
  folder.remove();
});

async function imported() {
  const { stdout } = await folder.tracker(['observations']);
  return figures.parse(recordsOf(stdout)).filter(({ id }) => id.startsWith('im-'));
}

const rejectsOf = (name: string) =>
  z
    .array(z.object({ line: z.number(), reason: z.string() }))
    .parse(recordsOf(readFileSync(join(folder.data.path, name), 'utf8')))
    .map(({ line, reason }) => [line, reason.split(':')[0]]);

test('tables of UN Comtrade and SIPRI bring figures; other countries are counted, bad rows set apart with line and reason', async () => {
  const { code, stderr } = await folder.tracker(['import', COMTRADE, SIPRI]);
  expect(code).toBe(1);
  expect(stderr).toContain('comtrade.csv: 6 records taken, 2 bad, 2 left out');
  expect(stderr).toContain('sipri.csv: 2 records taken, 1 bad, 1 left out');
  expect(rejectsOf('comtrade.csv.rejects.jsonl')).toEqual([
    [11, 'primaryValue'],
    [12, '11 cells where the head has 32 columns'],
  ]);
  expect(rejectsOf('sipri.csv.rejects.jsonl')).toEqual([[8, 'delivered']]);
  const all = await imported();
  expect(all.find(({ id }) => id === 'im-comtrade-pak-imports-rus-hs-1001-quantity-2023')).toMatchObject({
    value: 450_000_000,
    unit: 'kg',
  });
  expect(
    all.find(({ series }) => series.startsWith('sipri-rus-pak-mi-35m-') && series.endsWith('-delivered'))
      ?.notes,
  ).toContain('détail');
  expect(
    all.find(({ series }) => series.startsWith('sipri-rus-pak-rd-93-') && series.endsWith('-ordered'))
      ?.qualifier,
  ).toBe('estimated');
  // One series, one basis: nothing that counts differently stands in one line.
  const bases = new Map<string, Set<string>>();
  for (const { series, basis, unit } of all)
    bases.set(series, (bases.get(series) ?? new Set()).add(`${basis} ${unit ?? ''}`));
  expect([...bases.values()].every((own) => own.size === 1)).toBe(true);
  const printed = await folder.tracker(['observations', '--mirror-gaps']);
  expect(
    gaps.parse(recordsOf(printed.stdout)).map(({ period, gap }) => [period.from.slice(0, 4), gap]),
  ).toEqual([
    ['2022', 30_000_000],
    ['2023', -100_000_000],
  ]);
});

test('a table that comes again brings nothing, and a revised figure is a new version that leaves the old one on record', async () => {
  await folder.tracker(['import', COMTRADE]);
  const before = await imported();
  const again = await folder.tracker(['import', COMTRADE]);
  expect(again.stderr).toMatch(
    /comtrade\.csv was imported before \(.*6 records taken.*\) and brings nothing/,
  );
  expect(await imported()).toEqual(before);
  const between = new Date().toISOString();
  const path = join(folder.data.path, 'revised.csv');
  const revised = readFileSync(COMTRADE, 'utf8')
    .split('\n')
    .slice(0, 3)
    .join('\n')
    .replaceAll('900000000', '950000000');
  writeFileSync(path, revised);
  expect(await folder.tracker(['import', path])).toMatchObject({ code: 0 });
  const id = 'im-comtrade-pak-imports-rus-total-value-2023';
  const valueOf = (list: z.infer<typeof figures>) => list.find((figure) => figure.id === id)?.value;
  expect(valueOf(await imported())).toBe(950_000_000);
  expect((await imported()).length).toBe(before.length);
  const { stdout } = await folder.tracker(['observations', '--as-of', between]);
  expect(valueOf(figures.parse(recordsOf(stdout)))).toBe(900_000_000);
});

test.each([
  ['of other columns', 'a,b,c\n1,2,3\n', ['begins “a,b,c”', 'refYear, flowCode, cmdCode, primaryValue']],
  ['with semicolons', 'Supplier;Recipient;Designation\nRussia;Pakistan;Mi-17\n', ['semicolons', 'commas']],
  ['that is empty', '', ['is empty']],
])('a table %s is refused as a whole, with what it must have', async (_, text, said) => {
  const path = join(folder.data.path, 'unknown.csv');
  writeFileSync(path, text);
  const { code, stderr } = await folder.tracker(['import', path]);
  expect(code).toBe(1);
  for (const words of said) expect(stderr).toContain(words);
  expect(stderr.split('\n').length).toBeLessThan(6);
});
