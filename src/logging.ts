import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { redacted, withoutParameters } from './log-redaction.js';
import type { Settings } from './config/settings.js';

/** Nest's own announcements of modules and routes, which no reader of a log needs. */
const NEST_INTERNALS = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Logs as JSON lines on stderr, so that stdout stays free for what a command prints. */
export function serviceLogger(level: Settings['logLevel']): LoggerService {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: withoutParameters },
      hooks: { streamWrite: redacted },
    },
    pino.destination({ dest: 2, sync: false }),
  );
  return {
    log: (message: unknown, ...rest: unknown[]) => {
      write(logger, 'info', message, rest);
    },
    warn: (message: unknown, ...rest: unknown[]) => {
      write(logger, 'warn', message, rest);
    },
    error: (message: unknown, ...rest: unknown[]) => {
      write(logger, 'error', message, rest);
    },
    debug: (message: unknown, ...rest: unknown[]) => {
      write(logger, 'debug', message, rest);
    },
    verbose: (message: unknown, ...rest: unknown[]) => {
      write(logger, 'trace', message, rest);
    },
    fatal: (message: unknown, ...rest: unknown[]) => {
      write(logger, 'fatal', message, rest);
    },
  };
}

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** Nest passes (message, …details, context); a details object may come first with its sentence after it. */
function write(logger: Logger, level: Level, message: unknown, rest: readonly unknown[]): void {
  const texts = rest.filter((part) => typeof part === 'string');
  const context = texts.at(-1) ?? null;
  if (level === 'info' && context !== null && NEST_INTERNALS.has(context)) return;
  if (typeof message === 'object' && message !== null) {
    logger[level]({ ...fields(message), from: texts.length > 1 ? context : undefined }, texts[0] ?? '');
    return;
  }
  const stack = level === 'error' && texts.length > 1 ? texts[0] : undefined;
  logger[level]({ from: context ?? undefined, stack }, String(message));
}

function fields(message: object): object {
  return message instanceof Error ? { err: message } : message;
}
