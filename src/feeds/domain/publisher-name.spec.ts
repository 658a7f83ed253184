import { publisherName } from './publisher-name.js';

describe('the name of a publisher', () => {
  it('is what its feeds are called without their sections', () => {
    expect(publisherName(['Morning Herald — Business', 'Morning Herald — World'])).toBe('Morning Herald');
    expect(publisherName(['Morning Herald | Latest'])).toBe('Morning Herald');
  });

  it('is the words with which all feeds begin', () => {
    expect(publisherName(['ABC Urdu', 'ABC News Русская служба'])).toBe('ABC');
    expect(publisherName(['Gazette', 'Gazette Europe (English)'])).toBe('Gazette');
  });

  it('is what the first feed calls it where they begin with nothing that names it', () => {
    expect(publisherName(['VEST (English)', 'ВЕСТЬ'])).toBe('VEST');
    expect(publisherName(['The Evening Post', 'The Morning Post'])).toBe('The Evening Post');
  });

  it('keeps a single name as it is, with dashes inside words and brackets', () => {
    expect(publisherName(['Al-Khabar (Urdu)'])).toBe('Al-Khabar (Urdu)');
    expect(publisherName([' — World'])).toBeNull();
    expect(publisherName([])).toBeNull();
  });
});
