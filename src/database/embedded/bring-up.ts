import { setTimeout as delay } from 'node:timers/promises';
import { TrackerError } from '../../kernel/errors.js';
import type { DatabaseLog } from '../log.js';
import { findBinaries, majorVersion } from './binaries.js';
import { clearOrphans, clearStaleFile } from './clear-remains.js';
import { clusterVersion, initialiseCluster, type Launch } from './initialise.js';
import { Lease } from './lease.js';
import { serverState } from './server-state.js';
import { endpointOf, forgetPort, urlOf, type Site } from './site.js';
import { stagedPrograms, stagingParents } from './staging.js';
import { startServer } from './start-server.js';

const POLL_MS = 20;
const PATIENCE_MS = 300_000;
const ATTEMPTS = 3;
/** How long, and how often, a killed server's number is waited for: until it is reaped its socket counts as taken. */
const REAPING_PATIENCE_MS = 15_000;
const REAPING_POLL_MS = 200;

/** What bringing a server up needs to know. */
export interface BringUp {
  readonly site: Site;
  readonly log: DatabaseLog;
  /** Settings of the server that differ from the usual ones. */
  readonly overrides: Readonly<Record<string, string>>;
}

function wrongVersion(found: number, wanted: number, cluster: string): TrackerError {
  return new TrackerError(
    `The embedded database in ${cluster} was made by PostgreSQL ${found}; this version of the tracker brings ${wanted}.`,
    'Make a backup with the tracker version that made it, move the folder away, and restore the backup here.',
  );
}

async function startOnce({ site, log, overrides }: BringUp): Promise<string | null> {
  const binaries = findBinaries();
  const parents = stagingParents(site.layout.home, site.account);
  const launch: Launch = {
    programs: await stagedPrograms(binaries, site.account, parents),
    account: site.account,
  };
  const made = await clusterVersion(site.layout);
  if (made === null) {
    log.info(`Making the embedded database in ${site.layout.cluster}.`);
    await urlOf(site); // the password must be there for initdb to read
    await initialiseCluster(launch, site.layout);
  } else if (made !== majorVersion(binaries)) {
    throw wrongVersion(made, majorVersion(binaries), site.layout.cluster);
  }
  const outcome = await startServer(launch, site.layout, await endpointOf(site), overrides);
  return outcome.ok ? null : outcome.said;
}

function silentServer(pid: number, site: Site): TrackerError {
  return new TrackerError(
    `The embedded database runs (process ${pid}) but does not answer; its log is ${site.layout.logFile}.`,
    `End it with "kill -INT ${pid}" and start again.`,
  );
}

/** Takes one step towards a running server; `said` is what a server that failed to start said last. */
async function step(bringUp: BringUp, since: number): Promise<{ readonly said: string | null }> {
  const { cluster } = bringUp.site.layout;
  const state = serverState(cluster);
  switch (state.kind) {
    case 'running':
      if (Date.now() - since > PATIENCE_MS) throw silentServer(state.pid, bringUp.site);
      await delay(POLL_MS);
      return { said: null };
    case 'orphans':
      await clearOrphans(cluster);
      return { said: null };
    case 'stale':
      await clearStaleFile(cluster, state.pid);
      return { said: null };
    case 'absent':
      return { said: await startOnce(bringUp) };
  }
}

/**
 * Joins the running server or starts it, whatever an earlier one left behind, and returns this process's share in it.
 * Many processes may do this at once: PostgreSQL lets one server win, and the others join it.
 */
export async function bringUp(options: BringUp, onLost: () => void): Promise<Lease> {
  const since = Date.now();
  const failures: string[] = [];
  while (failures.length < ATTEMPTS) {
    const lease = await Lease.take(await urlOf(options.site), onLost);
    if (lease instanceof Lease) return lease;
    if (lease === 'busy') {
      await delay(POLL_MS);
      continue;
    }
    const { said } = await step(options, since);
    if (said === null || serverState(options.site.layout.cluster).kind === 'running') continue;
    if (said.includes('lock file') && Date.now() - since < REAPING_PATIENCE_MS) {
      await delay(REAPING_POLL_MS);
      continue;
    }
    failures.push(said);
    if (said.includes('Address already in use')) await forgetPort(options.site);
  }
  throw new TrackerError(
    `The embedded database does not start. Its last words:\n${failures.at(-1) ?? ''}`,
    `Mend what they name; the whole log is ${options.site.layout.logFile}.`,
  );
}
