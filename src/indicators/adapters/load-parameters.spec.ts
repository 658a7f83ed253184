import { designParameters } from '../domain/indicators.builder.js';
import { loadIndexParameters } from './load-parameters.js';

describe('the parameters on file', () => {
  it('are those of the design, with φ as the simulation set it', () => {
    const band = { ...designParameters.band, evidencePerDevelopment: 1.2 };
    expect(loadIndexParameters()).toMatchObject({ ...designParameters, band });
  });
});
