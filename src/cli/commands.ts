import type { Command } from './command.js';
import { baselineCommand } from './commands/baseline.js';
import { classifyCommand } from './commands/classify.js';
import { doctorCommand } from './commands/doctor.js';
import { groupCommand } from './commands/group.js';
import { importCommand } from './commands/import.js';
import { indexCommand } from './commands/index-series.js';
import { developmentsCommand, observationsCommand, promisesCommand } from './commands/lists.js';
import { parseFeedCommand } from './commands/parse-feed.js';
import { pollCommand } from './commands/poll.js';
import { serveCommand } from './commands/serve.js';

/** The commands, in the order in which the help lists them. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  pollCommand,
  importCommand,
  doctorCommand,
  indexCommand,
  developmentsCommand,
  promisesCommand,
  observationsCommand,
  baselineCommand,
  parseFeedCommand,
  classifyCommand,
  groupCommand,
];
