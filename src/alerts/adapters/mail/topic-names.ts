import { loadTopics } from '../load-alert-data.js';

const NAMES = new Map(loadTopics().map(({ id, name }) => [id, name]));

/** The name of a standard topic; its id where it is no longer one. */
export function topicName(id: string): string {
  return NAMES.get(id) ?? id;
}
