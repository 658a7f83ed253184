import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunningService } from '../../src/main.js';
import { MEASURED, TIMED } from '../../src/kernel/measures.js';
import { ROOT } from '../support/build.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startApp, TestClock } from './app.js';
import { ask } from './requests.js';

const RULES = join(ROOT, 'docs/prometheus-alerts.yml');
const DASHBOARD = join(ROOT, 'docs/grafana-dashboard.json');

const dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) })),
});

const expressions = (): readonly string[] =>
  dashboard
    .parse(JSON.parse(readFileSync(DASHBOARD, 'utf8')))
    .panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** The figures a text asks for, without what a histogram's or counter's parts add to its name. */
function asked(text: string): readonly string[] {
  const names = text.match(/\btracker_[a-z0-9_]+/g) ?? [];
  return [...new Set(names.map((name) => name.replace(/_(bucket|count|sum)$/, '')))];
}

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

/** What Prometheus' own checker says of a file of rules; null where all is well. */
function faultsOf(path: string): string | null {
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', path], { encoding: 'utf8' });
  return status === 0 ? null : stdout + stderr;
}

describe('the files for Prometheus and Grafana', () => {
  let database: TestDatabase;
  let service: RunningService;
  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startApp(database.open, new TestClock());
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  it('ask only for figures that the service gives', async () => {
    const { text } = await ask(service.url, '/metrics');
    const given = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1]));
    const wanted = asked(readFileSync(RULES, 'utf8') + expressions().join('\n'));
    expect(wanted.filter((name) => !given.has(name))).toEqual([]);
  });

  it('show on the dashboard every figure of the stages', () => {
    const shown = asked(expressions().join('\n'));
    const names = [...Object.keys(MEASURED), ...Object.keys(TIMED)].map((name) => `tracker_${name}`);
    expect(names.filter((name) => !shown.includes(name))).toEqual([]);
  });

  const name = hasPromtool ? "Prometheus' own checker" : 'a checker (promtool absent: nothing checked)';
  it(`load in ${name}, the panels' expressions too`, () => {
    if (!hasPromtool) return;
    const folder = mkdtempSync(join(tmpdir(), 'tracker-rules-'));
    const rules = expressions().map((expr, at) => ({ record: `panel:${at}`, expr }));
    const path = join(folder, 'panels.yml');
    // JSON is YAML.
    writeFileSync(path, JSON.stringify({ groups: [{ name: 'panels', rules }] }));
    expect([faultsOf(RULES), faultsOf(path)]).toEqual([null, null]);
    rmSync(folder, { recursive: true });
  });
});
