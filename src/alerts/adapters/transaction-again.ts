import { types } from 'node:util';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';

/** PostgreSQL's codes of a transaction that ended for another's sake, and may succeed when it is made anew. */
const FOR_ANOTHER = new Set(['40P01', '40001']);
const MOST_TRIES = 10;

/**
 * Runs a transaction, and once more where PostgreSQL ended it to free another one from a deadlock, at most ten times. It
 * must do nothing that its rollback does not undo.
 */
export async function transactionAgain<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await dataSource.transaction(work);
    } catch (error) {
      if (tries === MOST_TRIES || !endedForAnother(error)) throw error;
    }
  }
}

function endedForAnother(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: unknown = error.driverError;
  if (!types.isNativeError(cause) || !('code' in cause)) return false;
  return typeof cause.code === 'string' && FOR_ANOTHER.has(cause.code);
}
