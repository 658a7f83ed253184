import { BaselineService } from './baseline.service.js';
import { failureLines, summaryLine } from './domain/failure-lines.js';
describe('try', () => {
  it('x', async () => {
    const s = new BaselineService();
    const v = await s.verify('../shared/documents');
    process.stdout.write(
      [
        ...s.inconsistencies().map((i) => `${i.record}: ${i.why}`),
        ...failureLines(v),
        summaryLine(v),
        '',
      ].join('\n'),
    );
  });
});
