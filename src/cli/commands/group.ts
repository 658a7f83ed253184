import { z } from 'zod';
import { ClassificationService } from '../../classification/classification.service.js';
import type { ReportText } from '../../classification/domain/verdict.js';
import { GroupingService } from '../../developments/grouping.service.js';
import { EXIT, type Command } from '../command.js';
import { jsonLines } from '../input.js';
import { printList, LIST_OPTIONS } from '../output.js';
import { readReportLine } from '../report-line.js';

export const groupCommand: Command = {
  operands: '',
  options: LIST_OPTIONS,
  details: [
    'In:  the same lines as classify, read whole.',
    'Out: {id, developmentId} per line, developmentId null where the article is not relevant.',
  ],
  async run(invocation) {
    const { terminal } = invocation;
    const reports: ReportText[] = [];
    let bad = 0;
    for await (const line of jsonLines(terminal.stdin)) {
      const read = line.ok ? readReportLine(line.value) : line;
      if (read.ok) reports.push(read.report);
      else {
        bad += 1;
        terminal.say(`tracker group: line ${line.line}: ${read.reason}`);
      }
    }
    if (reports.length + bad === 0)
      terminal.say(
        'tracker group: nothing came in. Give articles as JSON Lines on standard input, one per line.',
      );
    await printList(invocation, grouped(reports), groupedSchema);
    return bad === 0 ? EXIT.done : EXIT.failed;
  },
};

const groupedSchema = z.object({ id: z.string(), developmentId: z.string().nullable() });

function grouped(reports: readonly ReportText[]): readonly z.output<typeof groupedSchema>[] {
  const verdicts = new ClassificationService().classify(reports);
  const members = reports.flatMap((report, position) => {
    const verdict = verdicts[position];
    if (verdict === undefined) return [];
    const article = { ...report, publisher: report.publisher ?? '', link: null };
    return [{ article, verdict }];
  });
  const development = new Map(
    new GroupingService()
      .group(members)
      .flatMap((group) => group.members.map(({ article }) => [article.id, group.id] as const)),
  );
  return reports.map(({ id }) => ({ id, developmentId: development.get(id) ?? null }));
}
