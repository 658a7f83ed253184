import { Logger } from '@nestjs/common';
import type { ReportsService } from '../../../reports/reports.service.js';
import type { EditionKey } from '../../domain/corrected-reports.js';
import type { MailContent } from '../../domain/mail/letter-content.js';
import { FOOT_BYTES, type ReportLetters } from '../../domain/mail/report-letter.js';

/** Published reports never change: what was made for one subscriber is kept for the others. */
const MOST_KEPT = 4;

/** The published reports as mails in English, as all alerts are. */
export function publishedLetters(reports: Pick<ReportsService, 'mail'>): ReportLetters {
  const logger = new Logger('alerts');
  const kept = new Map<string, Promise<MailContent | null>>();
  const made = async (edition: EditionKey): Promise<MailContent | null> => {
    try {
      return await reports.mail(edition, 'en', FOOT_BYTES);
    } catch (reason) {
      // The alert goes out all the same, and says where the report is.
      logger.error(`The report of ${keyOf(edition)} was not sent itself: ${String(reason)}`);
      return null;
    }
  };
  return {
    of: async (edition) => {
      const key = keyOf(edition);
      const content = kept.get(key) ?? made(edition);
      kept.set(key, content);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      if ((await content) === null) kept.delete(key);
      return content;
    },
  };
}

function keyOf({ week, edition }: EditionKey): string {
  return `${week}, edition ${edition}`;
}
