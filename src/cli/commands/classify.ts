import { ClassificationService } from '../../classification/classification.service.js';
import type { Verdict } from '../../classification/domain/verdict.js';
import { EXIT, type Command } from '../command.js';
import { jsonLines } from '../input.js';
import { readReportLine } from '../report-line.js';

/** Lines written at once: few enough for flat memory, enough not to wait for every one. */
const LINES_AT_ONCE = 500;

export const classifyCommand: Command = {
  operands: '',
  options: {},
  details: [
    'In:  {id, title, summary?, language?, publishedAt?, publisher?} per line (date, source are aliases).',
    'Out: {id, relevant, relevance, indicators, eventType, mode, direction, score, status, language, evidence,',
    '      classifierVersion} per line. Works offline, without a database, in flat memory.',
  ],
  async run({ terminal }) {
    const service = new ClassificationService();
    let bad = 0;
    let waiting: string[] = [];
    for await (const line of jsonLines(terminal.stdin)) {
      const read = line.ok ? readReportLine(line.value) : line;
      if (!read.ok) {
        bad += 1;
        terminal.say(`tracker classify: line ${line.line}: ${read.reason}`);
        continue;
      }
      const [verdict] = service.classify([read.report]);
      if (verdict !== undefined) waiting.push(`${JSON.stringify(shown(verdict))}\n`);
      if (waiting.length < LINES_AT_ONCE) continue;
      if (!(await terminal.out(waiting.join('')))) return EXIT.done;
      waiting = [];
    }
    await terminal.out(waiting.join(''));
    return bad === 0 ? EXIT.done : EXIT.failed;
  },
};

/** The fields of the contract in its order; the traits are grouping's own affair. */
function shown(verdict: Verdict): Omit<Verdict, 'traits'> {
  const { id, relevant, relevance, indicators, eventType, mode, direction, score, status } = verdict;
  const { language, evidence, classifierVersion } = verdict;
  return {
    ...{ id, relevant, relevance, indicators, eventType, mode, direction, score, status },
    ...{ language, evidence, classifierVersion },
  };
}
