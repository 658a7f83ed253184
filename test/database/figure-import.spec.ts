import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObservationsService } from '../../src/indicators/observations.service.js';
import { FiguresApart202611270730 } from '../../migrations/202611270730-figures-apart.js';
import { openArchive } from '../../src/pipeline/import/archive-file.js';
import { FigureImportService } from '../../src/pipeline/import/figure-import.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const HEAD = 'freqCode,refYear,period,reporterCode,flowCode,partnerCode,cmdCode,primaryValue';
const GOODS = 5_000;

describe('the import of a long table', () => {
  let services: StageServices;
  let folder: string;

  beforeEach(async () => {
    services = await openStageServices();
    folder = mkdtempSync(join(tmpdir(), 'tables-'));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await services.close();
  });

  it('goes on where it was broken off: no row is lost or counted twice', async () => {
    const path = join(folder, 'long.csv');
    const rows = Array.from({ length: GOODS }, (_, at) => {
      // Every tenth is about another country, and every hundredth is bad.
      const [partner, value] = [at % 10 === 1 ? '699' : '643', at % 100 === 2 ? 'bad' : String(at)];
      return `A,2020,2020,586,M,${partner},${100_000 + at},${value}`;
    });
    writeFileSync(path, [HEAD, ...rows].join('\n'));
    const file = await openArchive(path);
    const rejected: number[] = [];
    const run = (onProgress: () => void) =>
      services.get(FigureImportService).run(file, 'comtrade', {
        publisher: null,
        onProgress,
        onReject: ({ line }) => rejected.push(line),
      });
    const breakOff = (): void => {
      throw new Error('broken off');
    };
    await expect(run(breakOff)).rejects.toThrow('broken off');
    const ended = await run(() => undefined);
    expect(ended).toMatchObject({ accepted: 4_450, rejected: 50, skipped: 500, isFinished: true });
    expect(rejected).toEqual(Array.from({ length: 50 }, (_, at) => at * 100 + 4));
    expect(await services.get(ObservationsService).all([], null)).toHaveLength(4_450);
  });

  it('accounts for every row of one about the same: taken once, and the others said why', async () => {
    const path = join(folder, 'twice.csv');
    const rows = ['7', '7', '8'].map((value) => `A,2020,2020,586,M,643,TOTAL,${value}`);
    writeFileSync(path, [HEAD, ...rows].join('\n'));
    const rejected: string[] = [];
    const ended = await services.get(FigureImportService).run(await openArchive(path), 'comtrade', {
      publisher: null,
      onProgress: () => undefined,
      onReject: ({ line, reason }) => rejected.push(`${line} ${reason}`),
    });
    expect(ended).toMatchObject({ accepted: 1, rejected: 2, skipped: 0 });
    expect(rejected).toEqual([
      '3 the same figures as line 2, which were taken',
      expect.stringMatching(/^4 a second figure .* that of line 2 was taken$/),
    ]);
  });

  it('refuses figures of a time to come, and of a number that nobody can mean', async () => {
    services.clock.moveTo('2026-11-22T12:00:00Z');
    const path = join(folder, 'slips.csv');
    const values = [
      ['2026', '7'],
      ['2027', '7'],
      ['2025', '0x10'],
      ['2024', '1e308'],
    ];
    const rows = values.map(([year, value]) => `A,${year},${year},586,M,643,TOTAL,${value}`);
    writeFileSync(path, [HEAD, ...rows].join('\n'));
    const rejected: string[] = [];
    const ended = await services.get(FigureImportService).run(await openArchive(path), 'comtrade', {
      publisher: null,
      onProgress: () => undefined,
      onReject: ({ reason }) => rejected.push(reason.split(':')[0] ?? ''),
    });
    expect(ended).toMatchObject({ accepted: 1, rejected: 3 });
    expect(rejected).toEqual(['period', 'primaryValue', 'primaryValue']);
  });

  it('has figures of before in the series they have now: by classification, which one code had mixed, and by deal', async () => {
    const { dataSource } = services.database;
    const comtrade = (version: number, notes: string, superseded: string | null) => ({
      ...{ id: 'im-comtrade-pak-imports-rus-27-value-2022', series: 'comtrade-pak-imports-rus-27-value' },
      ...{ version, notes, superseded, basis: 'UN Comtrade, as Pakistan reports its imports' },
    });
    const old = [
      comtrade(1, 'Classification H6.', '2026-11-23T00:00:00Z'),
      comtrade(2, 'Classification S3.', null),
      {
        ...{ id: 'im-sipri-rus-pak-mi-17-99-delivered-2004', series: 'sipri-rus-pak-mi-17-delivered' },
        ...{ version: 1, notes: 'Ordered 2002.', superseded: null, basis: 'SIPRI arms transfers register' },
      },
    ];
    for (const { id, series, version, notes, superseded, basis } of old)
      await dataSource.query(
        `INSERT INTO observation_version
           (observation_id, version, record, series, origin, content_hash, recorded_at, superseded_at)
         VALUES ($1, $2, $3, $4, 'import', 'as before', '2026-11-22T00:00:00Z', $5)`,
        [id, version, { id, series, basis, notes }, series, superseded],
      );
    await new FiguresApart202611270730().up(dataSource.createQueryRunner());
    const now: unknown = await dataSource.query(
      `SELECT observation_id AS id, series, record ->> 'series' AS told, record ->> 'basis' AS basis
       FROM observation_version WHERE superseded_at IS NULL ORDER BY observation_id`,
    );
    const goods = (family: string, name: string) => ({
      id: `im-comtrade-pak-imports-rus-${family}-27-value-2022`,
      series: `comtrade-pak-imports-rus-${family}-27-value`,
      told: `comtrade-pak-imports-rus-${family}-27-value`,
      basis: `UN Comtrade (${name}), as Pakistan reports its imports`,
    });
    const deal = 'sipri-rus-pak-mi-17-99-delivered';
    expect(now).toEqual([
      goods('hs', 'HS'),
      goods('sitc', 'SITC'),
      { id: `im-${deal}-2004`, series: deal, told: deal, basis: 'SIPRI arms transfers register' },
    ]);
  });
});
