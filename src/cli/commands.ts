import type { Command } from './command.js';

/** A command in the list: its own module, with all that it needs, is loaded only when it is called. */
export interface ListedCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** The commands, in the order in which the help lists them. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'serve',
    summary: 'Runs the service: schedule, API and dashboard (what npm start runs)',
    load: async () => (await import('./commands/serve.js')).serveCommand,
  },
  {
    name: 'poll',
    summary: 'Polls what is due now and prints a line per feed',
    load: async () => (await import('./commands/poll.js')).pollCommand,
  },
  {
    name: 'import',
    summary: 'Takes in archives: JSON Lines of articles, and captured feeds',
    load: async () => (await import('./commands/import.js')).importCommand,
  },
  {
    name: 'doctor',
    summary: 'Says what is wrong, and what to do',
    load: async () => (await import('./commands/doctor.js')).doctorCommand,
  },
  {
    name: 'index',
    summary: 'Prints the weekly index of the four indicators and the composite',
    load: async () => (await import('./commands/index-series.js')).indexCommand,
  },
  {
    name: 'alarms',
    summary: 'Prints the alarms, each with detector, reference and evidence',
    load: async () => (await import('./commands/lists.js')).alarmsCommand,
  },
  {
    name: 'developments',
    summary: 'Prints the developments, newest first, undated last',
    load: async () => (await import('./commands/lists.js')).developmentsCommand,
  },
  {
    name: 'promises',
    summary: 'Prints the promise ledger',
    load: async () => (await import('./commands/lists.js')).promisesCommand,
  },
  {
    name: 'observations',
    summary: 'Prints the figures about the relations',
    load: async () => (await import('./commands/lists.js')).observationsCommand,
  },
  {
    name: 'rules',
    summary: 'Prints the rules of alerts, each with how often it told',
    load: async () => (await import('./commands/alert-lists.js')).rulesCommand,
  },
  {
    name: 'deliveries',
    summary: 'Prints every try to send an alert, newest first, with what came of it',
    load: async () => (await import('./commands/alert-lists.js')).deliveriesCommand,
  },
  {
    name: 'corrections',
    summary: 'Prints what people corrected, or the corrected articles as labels',
    load: async () => (await import('./commands/corrections.js')).correctionsCommand,
  },
  {
    name: 'reclassify',
    summary: 'Gives stored articles the verdicts of this version, or lists what would change',
    load: async () => (await import('./commands/reclassify.js')).reclassifyCommand,
  },
  {
    name: 'report',
    summary: 'Gives the weekly report of a week, as published or as of an instant, in any of its forms',
    load: async () => (await import('./commands/report.js')).reportCommand,
  },
  {
    name: 'baseline',
    summary: 'Prints the historical baseline, a record per line, or proves its citations',
    load: async () => (await import('./commands/baseline.js')).baselineCommand,
  },
  {
    name: 'parse-feed',
    summary: 'Reads a feed’s bytes from stdin and prints its items as one JSON object',
    load: async () => (await import('./commands/parse-feed.js')).parseFeedCommand,
  },
  {
    name: 'classify',
    summary: 'Gives a verdict on each article of stdin (JSON Lines), in the same order',
    load: async () => (await import('./commands/classify.js')).classifyCommand,
  },
  {
    name: 'group',
    summary: 'Groups the articles of stdin (JSON Lines) into developments',
    load: async () => (await import('./commands/group.js')).groupCommand,
  },
  {
    name: 'keys',
    summary: 'Lists, makes and ends API keys',
    load: async () => (await import('./commands/keys.js')).keysCommand,
  },
  {
    name: 'rotate-key',
    summary: 'Encrypts stored addresses and secrets anew, under the current secret key',
    load: async () => (await import('./commands/rotate-key.js')).rotateKeyCommand,
  },
  {
    name: 'backup',
    summary: 'Writes everything in the database to one file, and verifies it',
    load: async () => (await import('./commands/backup.js')).backupCommand,
  },
  {
    name: 'restore',
    summary: 'Brings a backup into an empty database, verified before and after',
    load: async () => (await import('./commands/restore.js')).restoreCommand,
  },
];
