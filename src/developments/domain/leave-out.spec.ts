import type { DevelopmentReport, WeighedDevelopment } from './development-reader.js';
import { withoutPublisher } from './leave-out.js';
import { developmentFrom } from './merge-reports.js';
import { aReport } from './report.builder.js';
import type { GroupingReport } from './report.js';

const RECORDED = '2023-06-13T00:00:00Z';
const herald = aReport('a', { article: { publisher: 'herald' } });
const courier = aReport('b', {
  article: { publisher: 'courier', title: 'Karachi port unloads first Russian oil' },
});

function leaveOut(
  publisher: string,
  members: readonly GroupingReport[],
  changes: Partial<WeighedDevelopment> = {},
) {
  const development: WeighedDevelopment = { ...developmentFrom({ id: 'd', members }, RECORDED), ...changes };
  const reports: DevelopmentReport[] = members.map(({ article }) => ({
    developmentId: 'd',
    articleId: article.id,
    publisher: article.publisher,
  }));
  return withoutPublisher(publisher, { reports, members, developments: [development] });
}

describe('leaving a publisher out', () => {
  it('makes the development again from the others’ reports', () => {
    expect(leaveOut('herald', [herald, courier])).toMatchObject({
      gone: [],
      weakened: [developmentFrom({ id: 'd', members: [courier] }, RECORDED)],
    });
  });

  it('takes away a development that only it reports', () => {
    expect(leaveOut('herald', [herald])).toMatchObject({ gone: ['d'], weakened: [] });
  });

  it('leaves alone what documents tell as well', () => {
    expect(leaveOut('herald', [herald], { origin: 'baseline' })).toMatchObject({ gone: [], weakened: [] });
  });

  it('keeps what a person corrected, and is certain of it', () => {
    const { id, origin, ...own } = developmentFrom({ id: 'd', members: [herald, courier] }, RECORDED);
    const { weakened } = leaveOut('herald', [herald, courier], { own, score: -4, direction: 'conflict' });
    const others = developmentFrom({ id, members: [courier] }, RECORDED);
    expect(origin).toBe('news');
    expect(weakened).toMatchObject([
      { id, what: others.what, publishers: 1, score: -4, direction: 'conflict', confidence: 1 },
    ]);
  });
});
