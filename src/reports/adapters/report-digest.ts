import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.js';
import type { ReportContent, WeeklyReport } from '../domain/weekly-report.js';

/** SHA-256 as 64 hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The content with its hash, which anybody can take again of the canonical JSON of all but the hash. */
export function sealed(content: ReportContent): WeeklyReport {
  return { ...content, sha256: sha256(canonicalJson(content)) };
}
