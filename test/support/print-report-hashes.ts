// Prints a hash of every form of a few reports in every language; run under other time zones and locales it prints the same.
import { createHash } from 'node:crypto';
import { formRenderer } from '../../src/reports/adapters/form-renderer.js';
import { aRichWeek } from '../../src/reports/domain/rich-week.builder.js';
import { aReport } from '../../src/reports/domain/weekly-report.builder.js';
import { REPORT_LANGUAGES } from '../../src/reports/domain/weekly-report.js';

const FORMS = ['json', 'md', 'html', 'csv', 'ics', 'mail'] as const;

const renderer = formRenderer({ chromiumPath: null, publicUrl: 'https://tracker.example' });

for (const form of FORMS) {
  for (const language of REPORT_LANGUAGES) {
    for (const report of [aRichWeek(), aReport()]) {
      const rendered = await renderer.render(form, report, language);
      const bytes = rendered.ok ? rendered.bytes : Buffer.from(rendered.reason);
      process.stdout.write(`${form} ${language} ${createHash('sha256').update(bytes).digest('hex')}\n`);
    }
  }
}
