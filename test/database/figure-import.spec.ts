import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObservationsService } from '../../src/indicators/observations.service.js';
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
});
