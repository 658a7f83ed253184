import pg from 'pg';
import { connectionFault } from '../connection-error.js';

const CONNECT_MS = 10_000;

/**
 * How values are written as text: the same on every server and version, without loss. A statement may take as long as
 * a table is big.
 */
export const TEXT_FORM = [
  `SET TimeZone = 'UTC'`,
  `SET DateStyle = 'ISO, YMD'`,
  `SET IntervalStyle = 'postgres'`,
  `SET bytea_output = 'hex'`,
  `SET extra_float_digits = 1`,
  `SET client_encoding = 'UTF8'`,
  `SET statement_timeout = 0`,
  `SET idle_in_transaction_session_timeout = 0`,
].join('; ');

/** Opens one connection of its own for a backup; throws a TrackerError where that cannot be had. */
export async function openSession(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `relations-tracker backup, process ${process.pid}`,
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('error', () => undefined); // the statement under way fails too, and tells
  try {
    await client.connect();
    await client.query(TEXT_FORM);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw connectionFault(error, url) ?? error;
  }
}
