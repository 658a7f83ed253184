import { keyFindings, keyNotes, lackingProcesses } from '../../alerts/domain/key-standing.js';
import { KeyRotation } from '../../alerts/key-rotation.service.js';
import { MailCheckService } from '../../alerts/mail-check.service.js';
import type { World } from '../../app.module.js';
import { VersionsService, type VersionProgress } from '../../classification/versions.service.js';
import type { Settings } from '../../config/settings.js';
import { FeedsService } from '../../feeds/feeds.service.js';
import { systemClock } from '../../kernel/clock.js';
import { TrackerError } from '../../kernel/errors.js';
import { ReportsService } from '../../reports/reports.service.js';
import { EXIT, type Command, type Terminal } from '../command.js';
import { clockProblems, diskProblems, schemaProblems } from '../doctor/database-checks.js';
import { feedFindings } from '../doctor/findings.js';
import { settingsOrError, withServices } from '../world.js';

export const doctorCommand: Command = {
  operands: '',
  options: {},
  details: [
    'Looks at the settings, the disk, the database and its schema, the clocks, the feeds, the mail server, the browser that',
    'prints reports, and the OpenID provider. A line for each: ok, note (off, and what for), or fault with what to do.',
    'Exits 1 where something needs a person.',
  ],
  async run({ terminal }) {
    const chart = new Chart(terminal);
    const settings = await chart.look('settings', () => Promise.resolve([settingsOrError(), []]));
    if (settings === null) return EXIT.failed;
    await lookAtDisk(chart, settings);
    await chart.faults('database', async () => {
      await withServices(terminal, (get, world) => lookInside(chart, get, world));
      return [];
    });
    await lookAtProvider(chart, settings);
    return chart.isWell ? EXIT.done : EXIT.failed;
  },
};

/** Runs each look, writes a line of what came of it, and remembers whether all was well. */
class Chart {
  isWell = true;

  constructor(private readonly terminal: Terminal) {}

  /** Gives what the look brings beside its faults; null where it failed in a way that is expected. */
  async look<T>(what: string, look: () => Promise<readonly [T, readonly string[]]>): Promise<T | null> {
    const [found, faults] = await Promise.resolve().then(look).catch(expected);
    this.isWell &&= faults.length === 0;
    const lines = faults.length === 0 ? [`ok    ${what}`] : faults.map((text) => `fault ${what}: ${text}`);
    await this.terminal.out(lines.map((line) => `${line}\n`).join(''));
    return found;
  }

  /** Looks for faults alone. */
  async faults(what: string, look: () => Promise<readonly string[]>): Promise<void> {
    await this.look(what, async () => [null, await look()]);
  }

  /** Says what is off, which is no fault. */
  async note(what: string, text: string): Promise<void> {
    await this.terminal.out(`note  ${what}: ${text}\n`);
  }
}

function expected(error: unknown): readonly [null, readonly string[]] {
  if (error instanceof TrackerError) return [null, [`${error.message} ${error.remedy}`]];
  throw error;
}

async function lookAtDisk(chart: Chart, { databaseUrl, dataDir }: Settings): Promise<void> {
  if (databaseUrl !== null) return;
  await chart.faults('disk', () => diskProblems(dataDir));
}

type Get = Parameters<Parameters<typeof withServices>[1]>[0];

/** Whatever needs the database open. */
async function lookInside(chart: Chart, get: Get, world: World): Promise<void> {
  const { database, clock, settings } = world;
  await chart.faults('schema', () => schemaProblems(database.dataSource));
  await chart.faults('clocks', () => clockProblems(world));
  await chart.faults('feeds', async () => feedFindings(await get(FeedsService).list(clock.now())));
  await chart.faults('verdicts', async () => {
    const found = verdictProblems(await get(VersionsService).progress());
    if (settings.reclassify === 'by-command') return found;
    for (const text of found) await chart.note('verdicts', `${text} A running service does it by itself.`);
    return [];
  });
  await lookAtKeys(chart, get(KeyRotation));
  await lookAtMail(chart, get(MailCheckService));
  await chart.faults('browser', async () => {
    const fault = await get(ReportsService).browserFault();
    return fault === null ? [] : [`Reports cannot be printed to PDF. ${fault.reason} ${fault.remedy}`];
  });
}

async function lookAtKeys(chart: Chart, keys: KeyRotation): Promise<void> {
  const standing = await keys.standing();
  await chart.faults('keys', async () => {
    const lacking = await keys.lacking();
    const unready = lacking.length === 0 ? [] : [lackingProcesses(lacking, standing.current.keyId).join(' ')];
    return [...unready, ...keyFindings(standing)];
  });
  for (const text of keyNotes(standing)) await chart.note('keys', text);
}

async function lookAtMail(chart: Chart, mail: MailCheckService): Promise<void> {
  const found = await mail.check();
  if (found.kind === 'off') {
    await chart.note(
      'mail',
      'SMTP_URL is not set, so that alerts and reports are not mailed. Set it and MAIL_FROM.',
    );
    return;
  }
  const what = 'Check SMTP_URL, and whether the server lets this machine in.';
  await chart.faults('mail', () =>
    Promise.resolve(
      found.kind === 'fault' ? [`The mail server does not let the service in: ${found.reason} ${what}`] : [],
    ),
  );
}

function verdictProblems({ all, outdated }: VersionProgress): readonly string[] {
  if (outdated === 0) return [];
  return [
    `${outdated} of ${all} verdicts are of an earlier classifier: "tracker reclassify --preview" lists what would change, "tracker reclassify" applies it.`,
  ];
}

async function lookAtProvider(chart: Chart, settings: Settings): Promise<void> {
  const { oidc } = settings;
  if (oidc === null) return;
  await chart.faults('OpenID provider', async () => {
    const { OidcClient } = await import('../../api/oidc/oidc-client.js');
    const client = new OidcClient(settings, systemClock);
    try {
      await client.configuration(oidc);
      return [];
    } finally {
      await client.onModuleDestroy();
    }
  });
}
