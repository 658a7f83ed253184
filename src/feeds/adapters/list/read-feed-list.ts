import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { TrackerError } from '../../../kernel/errors.js';
import { messageOf } from '../../../kernel/message-of.js';
import type { Feed } from '../../domain/feed.js';
import { checkEntries, type RawEntry } from './listed-feed.js';
import { isOpml, readOpml } from './opml.js';

const DEFAULT_LIST = fileURLToPath(new URL('../../data/feeds.json', import.meta.url));
const SHOWN_FAULTS = 10;
const LARGEST_BYTES = 10 * 1024 * 1024;
const REMEDY =
  'Correct the file that FEEDS_FILE names: JSON like {"feeds": [{"id": "dawn", "name": "Dawn", "url": "https://…"}]}, or OPML.';

const shape = z.union([z.object({ feeds: z.array(z.unknown()) }), z.array(z.unknown())]);

function readJson(text: string, path: string): readonly RawEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TrackerError(`The list of feeds ${path} is not JSON: ${messageOf(error)}.`, REMEDY);
  }
  const list = shape.safeParse(value);
  if (!list.success) throw new TrackerError(`The list of feeds ${path} holds no "feeds".`, REMEDY);
  const entries = Array.isArray(list.data) ? list.data : list.data.feeds;
  return entries.map((entry, index) => ({ place: `entry ${index + 1}`, value: entry }));
}

function readText(path: string): string {
  try {
    const file = statSync(path);
    // A device or a pipe may never end.
    if (file.isFile() && file.size <= LARGEST_BYTES) return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new TrackerError(`The list of feeds cannot be read: ${messageOf(error)}.`, REMEDY);
  }
  throw new TrackerError(`The list of feeds ${path} cannot be read: it is no file of at most 10 MB.`, REMEDY);
}

/**
 * Reads the list of feeds, the one that comes with the service where `path` is null. Throws a `TrackerError` that
 * names every faulty entry, or says that there is no feed in it.
 */
export function readFeedList(path: string | null): readonly Feed[] {
  const file = path ?? DEFAULT_LIST;
  const text = readText(file);
  const { feeds, faults } = checkEntries(isOpml(text) ? readOpml(text) : readJson(text, file));
  if (faults.length > 0) {
    const more = faults.length > SHOWN_FAULTS ? [`and ${faults.length - SHOWN_FAULTS} more`] : [];
    const shown = [...faults.slice(0, SHOWN_FAULTS), ...more].join('; ');
    throw new TrackerError(`The list of feeds ${file} has faults: ${shown}.`, REMEDY);
  }
  if (feeds.length === 0) throw new TrackerError(`The list of feeds ${file} holds no feed.`, REMEDY);
  return feeds;
}
