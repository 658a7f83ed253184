/** Fields that may hold what only their owner should see: their names are kept, their values not. */
const PRIVATE_NAME = /token|secret|password|key|target|address|url|mail|header|chat|webhook|recipient|body/i;
/** Texts that look like somebody's address, wherever they stand. */
const PRIVATE_TEXT = /[^\s@]+@[^\s@]+|[a-z][a-z0-9+.-]*:\/\//i;
const LONGEST_TEXT = 200;
const DEEPEST = 4;
const MOST_ENTRIES = 50;
const HIDDEN = '(not kept)';

/** What a change was about, as the audit log keeps it: the fields of a request without addresses and secrets. */
export function auditDetail(body: unknown, depth = 0): unknown {
  if (typeof body === 'string') {
    if (PRIVATE_TEXT.test(body)) return HIDDEN;
    return body.length > LONGEST_TEXT ? `${body.slice(0, LONGEST_TEXT)}…` : body;
  }
  if (typeof body !== 'object' || body === null) return body ?? null;
  if (depth >= DEEPEST) return HIDDEN;
  if (Array.isArray(body)) return body.slice(0, MOST_ENTRIES).map((entry) => auditDetail(entry, depth + 1));
  const kept = Object.entries(body)
    .slice(0, MOST_ENTRIES)
    .map(
      ([name, value]) => [name, PRIVATE_NAME.test(name) ? HIDDEN : auditDetail(value, depth + 1)] as const,
    );
  return Object.fromEntries(kept);
}
