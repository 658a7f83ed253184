import { errorCode } from '../config/error-code.js';
import { TrackerError } from '../kernel/errors.js';

const REMEDIES: Readonly<Record<string, readonly [string, string]>> = {
  ECONNREFUSED: ['nothing listens there', 'Start PostgreSQL, or correct host and port in DATABASE_URL.'],
  ENOENT: ['there is no socket', 'Start PostgreSQL, or correct the host in DATABASE_URL.'],
  ENOTFOUND: ['the host name is unknown', 'Correct the host in DATABASE_URL.'],
  EAI_AGAIN: [
    'the host name cannot be looked up now',
    'Check the name service, or correct the host in DATABASE_URL.',
  ],
  ETIMEDOUT: ['it does not answer', 'Check network and firewall, or correct the host in DATABASE_URL.'],
  ECONNRESET: [
    'it ended the connection at once',
    'Check that PostgreSQL listens there, and its log; or correct host and port in DATABASE_URL.',
  ],
  EHOSTUNREACH: [
    'there is no route to it',
    'Check network and firewall, or correct the host in DATABASE_URL.',
  ],
  '28P01': ['it refuses the password', 'Correct user and password in DATABASE_URL.'],
  '28000': ['it refuses this user', 'Correct the user in DATABASE_URL, or allow it in pg_hba.conf.'],
  '3D000': ['it has no such database', 'Create the database, or correct its name in DATABASE_URL.'],
  '42501': ['the user may not make tables', 'Make the user the owner of the database.'],
  '53300': ['it has no connection left', 'Raise max_connections, or lower the number of instances.'],
  '57P03': ['it is starting up or shutting down', 'Try again in a moment.'],
};

/** The database's address without its password, for people to read. */
export function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:/@]*):[^@/]*@/, '//$1:***@').replace(/([?&]password=)[^&]*/, '$1***');
}

/** The failure to open a database as an expected one, with what to do; null where its kind is unknown. */
export function connectionFault(error: unknown, url: string): TrackerError | null {
  const found = REMEDIES[errorCode(error) ?? codeOfWords(error)];
  if (found === undefined) return null;
  const [reason, remedy] = found;
  return new TrackerError(`The database ${withoutPassword(url)} cannot be used: ${reason}.`, remedy);
}

/** The code that fits what pg says in words alone. */
function codeOfWords(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error.message.includes('timeout')) return 'ETIMEDOUT';
  return error.message.startsWith('Connection terminated') ? 'ECONNRESET' : '';
}
