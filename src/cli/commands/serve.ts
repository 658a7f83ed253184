import { systemClock } from '../../kernel/clock.js';
import type { RunningService } from '../../main.js';
import { EXIT, type Command, type Terminal } from '../command.js';
import { openWorldDatabase, settingsOrError } from '../world.js';

const SECOND_MS = 1_000;

export const serveCommand: Command = {
  operands: '',
  options: {},
  details: ['Settings are read from the environment; the README lists them. Ctrl-C ends it cleanly.'],
  async run({ terminal }) {
    const startedMs = performance.now();
    const ended = endSignal();
    const settings = settingsOrError();
    // The stages are loaded while the database's server starts.
    const loading = Promise.all([import('../../main.js'), import('../../pipeline/first-reads.service.js')]);
    const database = await openWorldDatabase(settings, terminal);
    let service: RunningService;
    try {
      const [{ startService }, { FirstReads }] = await loading;
      service = await startService({ settings, database, clock: systemClock });
      void service.part(FirstReads).begin();
    } catch (error) {
      await database.close();
      throw error;
    }
    announce(
      service,
      { seconds: (performance.now() - startedMs) / SECOND_MS, polls: settings.pollEnabled },
      terminal,
    );
    terminal.say(`${await ended}: ending …`);
    await service.close();
    terminal.say('Ended.');
    return EXIT.done;
  },
};

function announce(
  { prepared, newAdminToken, url }: RunningService,
  start: { readonly seconds: number; readonly polls: boolean },
  terminal: Terminal,
): void {
  const baseline = `${prepared.developments} developments, ${prepared.promises} promises and ${prepared.observations} figures`;
  const address = url.replace('//127.0.0.1:', '//localhost:').replace('//[::1]:', '//localhost:');
  const polling = start.polls ? `polling ${prepared.feeds} feeds` : 'polling is off (POLL_ENABLED)';
  terminal.say(
    `The relations tracker is ready after ${start.seconds.toFixed(1)} s: baseline of ${baseline} ` +
      `(${prepared.changed} new), ${polling}.\nDashboard: ${address}   API: ${address}/api/docs`,
  );
  if (newAdminToken !== null) {
    terminal.say(`Admin token, shown only this once (it allows changes; keep it): ${newAdminToken}`);
  }
}

/** Resolves with the name of the first signal that asks for the end. */
function endSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
}
