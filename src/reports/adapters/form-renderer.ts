import { createHash } from 'node:crypto';
import { TrackerError } from '../../kernel/errors.js';
import { drawnChart, picturedChart } from '../domain/forms/chart-picture.js';
import { composeReport, type Manner } from '../domain/forms/compose-report.js';
import { csvTables } from '../domain/forms/csv-tables.js';
import { WHOLE } from '../domain/forms/extent.js';
import { htmlPage, type PageDress } from '../domain/forms/html-page.js';
import { markdown } from '../domain/forms/markdown.js';
import { reportLinks, type ReportLinks } from '../domain/forms/page-links.js';
import { plainWords } from '../domain/forms/plain-text.js';
import { renderJson } from '../domain/forms/render-json.js';
import { reportPolicy } from '../domain/forms/report-policy.js';
import { REPORT_STYLE } from '../domain/forms/report-style.js';
import { bottomSentence } from '../domain/forms/sections/bottom-line-section.js';
import { changeLine } from '../domain/forms/sections/stamp-section.js';
import { speechOf } from '../domain/forms/speech.js';
import type { Vocabulary } from '../domain/forms/vocabulary.js';
import type { FormRenderer, RenderedForm, ReportForm } from '../domain/report-form.js';
import type { WeeklyReport } from '../domain/weekly-report.js';
import { reportCharts } from './charts/report-charts.js';
import { loadWords } from './load-words.js';
import { mailMessage, mailParts } from './mail-message.js';
import { reportColumns } from './report-columns.js';
import { outlookCalendar } from './outlook-calendar.js';
import { embeddedFonts } from './embedded-fonts.js';
import { printPdf } from './pdf/print-pdf.js';
import { startBrowser } from './pdf/start-browser.js';
import { storedZip } from './stored-zip.js';

/** What forms are made with. */
interface FormSettings {
  /** The browser that prints; null: the one that is found. */
  readonly chromiumPath: string | null;
  /** Where mails lead to. */
  readonly publicUrl: string;
}

/** Makes every form of a report. */
export function formRenderer({ chromiumPath, publicUrl }: FormSettings): FormRenderer {
  return {
    render: async (form, report, language) => {
      try {
        return {
          ok: true,
          bytes: await bytesOf(form, report, { vocabulary: loadWords(language), chromiumPath, publicUrl }),
        };
      } catch (reason) {
        return refusal(reason);
      }
    },
    browserFault: async () => {
      try {
        await (await startBrowser(chromiumPath)).close();
        return null;
      } catch (reason) {
        return refusal(reason);
      }
    },
    sentence: (bottomLine, language) => {
      const vocabulary = loadWords(language);
      return plainWords(bottomSentence(bottomLine, speechOf(vocabulary)), vocabulary);
    },
    mail: (report, language, bytesBeside) =>
      mailParts(report, loadWords(language), { publicUrl, bytesBeside }),
    changes: (changes, language) => {
      const vocabulary = loadWords(language);
      const speech = speechOf(vocabulary);
      return changes.map((change) => plainWords(changeLine(change, speech), vocabulary));
    },
  };
}

interface Means extends FormSettings {
  readonly vocabulary: Vocabulary;
}

async function bytesOf(form: ReportForm, report: WeeklyReport, means: Means): Promise<Uint8Array> {
  const { vocabulary, chromiumPath, publicUrl } = means;
  switch (form) {
    case 'json':
      return Buffer.from(renderJson(report));
    case 'md':
      return Buffer.from(
        markdown(
          composeReport(report, vocabulary, {
            ...{ extent: WHOLE, drawsCharts: false, files: 'addresses' },
            links: reportLinks(report.stamp, vocabulary, 'root'),
          }),
          vocabulary,
        ),
      );
    case 'html':
      return Buffer.from(
        page(report, vocabulary, {
          style: pageStyle(vocabulary),
          picture: drawnChart,
          links: reportLinks(report.stamp, vocabulary, 'page'),
          files: 'listed-apart',
        }),
      );
    case 'pdf': {
      const style = `${embeddedFonts()}${REPORT_STYLE}${ON_PAPER}`;
      const links = onPaper(reportLinks(report.stamp, vocabulary, { publicUrl }));
      const html = page(report, vocabulary, { style, picture: picturedChart, links, files: 'addresses' });
      return printPdf({ html, dated: report.stamp.asOf }, chromiumPath);
    }
    case 'csv':
      return storedZip(csvTables(report, reportColumns));
    case 'ics':
      return Buffer.from(outlookCalendar(report, vocabulary));
    case 'mail':
      return mailMessage(report, vocabulary, publicUrl);
  }
}

/** Paper has no letters but those it brings, so that a report prints alike on every machine. */
const ON_PAPER = ":root{--sans:'Noto Sans','Noto Sans Math','Scheherazade New'}";

/** A paper needs not lead to itself. */
function onPaper(links: ReportLinks): ReportLinks {
  return { ...links, files: links.files.filter(({ form }) => form !== 'pdf') };
}

/** Few machines have letters for all of Urdu, so its page brings them; Latin and Cyrillic ones all have. */
function pageStyle({ direction }: Vocabulary): string {
  return direction === 'rtl' ? `${embeddedFonts('Scheherazade New')}${REPORT_STYLE}` : REPORT_STYLE;
}

function page(
  report: WeeklyReport,
  vocabulary: Vocabulary,
  { files, ...dress }: Pick<PageDress, 'style' | 'picture' | 'links'> & Pick<Manner, 'files'>,
): string {
  const policy = reportPolicy(createHash('sha256').update(dress.style).digest('base64'));
  const charts = reportCharts(report, vocabulary);
  const manner = { extent: WHOLE, drawsCharts: true, links: dress.links, files };
  return htmlPage(composeReport(report, vocabulary, manner), vocabulary, { ...dress, policy, charts });
}

/** What is expected to fail is said; what is not is thrown. */
function refusal(reason: unknown): Extract<RenderedForm, { ok: false }> {
  if (!(reason instanceof TrackerError)) throw reason;
  return { ok: false, reason: reason.message, remedy: reason.remedy };
}
