import { designParameters } from '../domain/indicators.builder.js';
import { loadIndexParameters } from './load-parameters.js';

describe('the parameters on file', () => {
  it('are those of the design', () => {
    expect(loadIndexParameters()).toMatchObject(designParameters);
  });
});
