import type { Observation } from '../../src/indicators/domain/observation.js';
import { ObservationsService } from '../../src/indicators/observations.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

function figure(value: number): Observation {
  return {
    ...{ id: 'figure', series: 'trade', label: 'Trade', value, low: null, high: null, unit: 'million' },
    period: { from: '2023-01-01', to: '2023-12-31', precision: 'year' },
    ...{ currency: 'USD', qualifier: null, basis: 'reported', core: true, citations: [], notes: '' },
  };
}

describe('a record that is taken out', () => {
  let services: StageServices;
  beforeAll(async () => {
    services = await openStageServices();
  });
  afterAll(async () => {
    await services.close();
  });

  it('is taken out once, though it was changed several times at the same instant', async () => {
    const { dataSource } = services.database;
    const figures = services.get(ObservationsService);
    const now = services.clock.now();
    for (const value of [1, 2, 3])
      await dataSource.transaction((manager) => figures.store([figure(value)], manager, now));
    await dataSource.transaction((manager) => figures.withdrawOthers([], manager, now));
    expect(
      await dataSource.query('SELECT version, withdrawn FROM observation_version ORDER BY version'),
    ).toEqual([
      { version: 1, withdrawn: false },
      { version: 2, withdrawn: false },
      { version: 3, withdrawn: false },
      { version: 4, withdrawn: true },
    ]);
  });
});
