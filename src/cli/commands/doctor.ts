import { VersionsService, type VersionProgress } from '../../classification/versions.service.js';
import { FeedsService } from '../../feeds/feeds.service.js';
import type { FeedListing } from '../../feeds/domain/feed-listing.js';
import { TrackerError } from '../../kernel/errors.js';
import { EXIT, type Command, type ExitCode } from '../command.js';
import { settingsOrError, withServices } from '../world.js';

/** Feeds that fail are named up to this many; the rest is on the page of feeds. */
const FEEDS_NAMED = 10;

export const doctorCommand: Command = {
  operands: '',
  options: {},
  details: ['Looks at the settings, the database and the feeds. Exits 1 where something needs a person.'],
  async run({ terminal }) {
    const found: string[] = [];
    const note = async (what: string, look: () => Promise<readonly string[]>): Promise<void> => {
      const problems = await Promise.resolve().then(look).catch(expected);
      found.push(...problems);
      await terminal.out(
        problems.length === 0
          ? `ok    ${what}\n`
          : problems.map((text) => `fault ${what}: ${text}\n`).join(''),
      );
    };
    await note('settings', () => {
      settingsOrError();
      return Promise.resolve([]);
    });
    if (found.length > 0) return EXIT.failed;
    await note('database and feeds', () =>
      withServices(terminal, async (get, world) => {
        const feeds = await get(FeedsService).list(world.clock.now());
        const progress = await get(VersionsService).progress();
        if (world.settings.reclassify === 'by-command') {
          return [...feedProblems(feeds), ...verdictProblems(progress)];
        }
        for (const text of verdictProblems(progress))
          terminal.say(`${text} A running service does it by itself.`);
        return feedProblems(feeds);
      }),
    );
    return exitOf(found);
  },
};

function exitOf(found: readonly string[]): ExitCode {
  return found.length === 0 ? EXIT.done : EXIT.failed;
}

function expected(error: unknown): readonly string[] {
  if (error instanceof TrackerError) return [`${error.message} ${error.remedy}`];
  throw error;
}

function feedProblems(feeds: readonly FeedListing[]): readonly string[] {
  const failing = feeds.filter((feed) => feed.enabled && feed.problem !== null);
  const named = failing
    .slice(0, FEEDS_NAMED)
    .map((feed) => `feed ${feed.id}: ${feed.problem?.message ?? ''} ${feed.problem?.remedy ?? ''}`);
  const more = failing.length - named.length;
  return more > 0 ? [...named, `and ${more} more feeds; the dashboard's page of feeds lists them`] : named;
}

function verdictProblems({ all, outdated }: VersionProgress): readonly string[] {
  if (outdated === 0) return [];
  return [
    `${outdated} of ${all} verdicts are of an earlier classifier: "tracker reclassify --preview" lists what would change, "tracker reclassify" applies it.`,
  ];
}
