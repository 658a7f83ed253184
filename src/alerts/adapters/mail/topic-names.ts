import { loadTopics } from '../load-alert-data.js';

const NAMES = new Map(loadTopics().map(({ id, name }) => [id, name]));

/** The name of a standard topic; null where it is none. */
export function topicName(id: string): string | null {
  return NAMES.get(id) ?? null;
}
