import { types } from 'node:util';
import { QueryFailedError } from 'typeorm';

/** Connection errors of Node, and PostgreSQL's classes 08 (connection), 53 (resources) and 57P (shutdown). */
const AWAY =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|08\w{3}|53\w{3}|57P\d\d)$/;
/** What pg says, without a code, of a connection that went away or could not be had in time. */
const AWAY_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Driver not Connected|Client has encountered a connection error/;

/** Whether an error says that the database cannot be reached, rather than that a statement is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!types.isNativeError(cause)) return false;
  if ('code' in cause && typeof cause.code === 'string' && AWAY.test(cause.code)) return true;
  return AWAY_TEXT.test(cause.message);
}
