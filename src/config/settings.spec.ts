import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, SETTING_NAMES, SETTINGS_TABLE, type SettingName, type Settings } from './settings.js';

const KEY = 'ab'.repeat(32);

function settings(env: Record<string, string>): Settings {
  const read = readSettings(env);
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.message).join(' '));
  return read.settings;
}

function messages(env: Record<string, string>): string[] {
  const read = readSettings(env);
  return read.ok ? [] : read.problems.map((problem) => problem.message);
}

describe('settings', () => {
  it('start the service on this machine alone when nothing is set', () => {
    expect(settings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      replicaUrl: null,
      dataDir: join(process.cwd(), 'data'),
      adminToken: null,
      pollEnabled: true,
      feedsFile: null,
      reclassify: 'automatic',
      reportAt: { weekday: 1, hour: 6, minute: 0 },
      reportZone: 'Asia/Karachi',
      chromiumPath: null,
      smtpUrl: null,
      mailFrom: null,
      secretKeys: null,
      requireSignIn: false,
      trustedProxies: [],
      readLimit: 1200,
      oidc: null,
      allowPrivateNetworks: [],
      logLevel: 'info',
      traceUrl: null,
    });
  });

  it('take an empty value for unset, as Compose files pass it', () => {
    expect(settings({ PORT: '', DATABASE_URL: ' ', ADMIN_TOKEN: '' })).toEqual(settings({}));
  });

  it('ignore names that are no settings', () => {
    expect(settings({ PROT: '1', HOME: '/home/officer' })).toEqual(settings({}));
  });

  it.each<[SettingName, string, Partial<Settings>]>([
    ['PORT', '0', { port: 0, publicUrl: 'http://localhost:0' }],
    ['PORT', '65535', { port: 65_535, publicUrl: 'http://localhost:65535' }],
    ['HOST', '::1', { host: '::1' }],
    ['PUBLIC_URL', 'https://tracker.example.org/', { publicUrl: 'https://tracker.example.org' }],
    ['DATA_DIR', '/srv/tracker', { dataDir: '/srv/tracker' }],
    ['ADMIN_TOKEN', 'sixteen-letters!', { adminToken: 'sixteen-letters!' }],
    ['POLL_ENABLED', 'No', { pollEnabled: false }],
    ['FEEDS_FILE', '/etc/feeds.opml', { feedsFile: '/etc/feeds.opml' }],
    ['RECLASSIFY', 'by-command', { reclassify: 'by-command' }],
    ['REPORT_AT', 'sun 23:59', { reportAt: { weekday: 7, hour: 23, minute: 59 } }],
    ['REPORT_ZONE', 'Europe/Moscow', { reportZone: 'Europe/Moscow' }],
    ['CHROMIUM_PATH', '/usr/bin/chromium', { chromiumPath: '/usr/bin/chromium' }],
    ['SECRET_KEY', KEY.toUpperCase(), { secretKeys: [KEY] }],
    ['SECRET_KEY', `${'cd'.repeat(32)}, ${KEY}`, { secretKeys: ['cd'.repeat(32), KEY] }],
    ['REQUIRE_SIGN_IN', '1', { requireSignIn: true }],
    ['TRUSTED_PROXIES', '127.0.0.1/32 10.1.0.0/16', { trustedProxies: ['127.0.0.1/32', '10.1.0.0/16'] }],
    ['READ_LIMIT', '0', { readLimit: 0 }],
    ['READ_LIMIT', '1000000', { readLimit: 1_000_000 }],
    ['ALLOW_PRIVATE_NETWORKS', '10.0.0.0/8, ::1/128', { allowPrivateNetworks: ['10.0.0.0/8', '::1/128'] }],
    ['LOG_LEVEL', 'DEBUG', { logLevel: 'debug' }],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:4318/', { traceUrl: 'http://127.0.0.1:4318' }],
  ])('read %s=%s', (name, value, expected) => {
    expect(settings({ [name]: value })).toEqual({ ...settings({}), ...expected });
  });

  it.each<[SettingName, string]>([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['HOST', 'two hosts'],
    ['PUBLIC_URL', 'ftp://tracker.example.org'],
    ['PUBLIC_URL', 'https://user:word@tracker.example.org'],
    ['PUBLIC_URL', 'https://tracker.example.org/?page=1'],
    ['POLL_ENABLED', 'maybe'],
    ['REPORT_AT', 'Mon 24:00'],
    ['REPORT_AT', '06:00'],
    ['REPORT_ZONE', 'Asia/Nowhere'],
    ['MAIL_FROM', 'tracker'],
    ['MAIL_FROM', 'a@example.org\nBcc: b@example.org'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '127.0.0.1'],
    ['READ_LIMIT', '-1'],
    ['READ_LIMIT', '1000001'],
    ['READ_LIMIT', '1e3'],
    ['ALLOW_PRIVATE_NETWORKS', '10.0.0.0/33'],
    ['ALLOW_PRIVATE_NETWORKS', '10.0.0.1'],
    ['LOG_LEVEL', 'loud'],
    ['OIDC_ISSUER', 'http://login.example.org'],
    ['OIDC_ISSUER', 'https://user:word@login.example.org'],
    ['OIDC_SCOPE', 'profile'],
    ['OIDC_ROLES', 'owner=chiefs'],
    ['OIDC_ROLES', 'admin'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ])('refuse %s=%s and say the name, the value and what is allowed', (name, value) => {
    const allowed = SETTINGS_TABLE.find((row) => row.name === name)?.allowed;
    expect(messages({ [name]: value })).toEqual([`${name} is "${value}"; allowed: ${allowed ?? ''}.`]);
  });

  it.each<[SettingName, string]>([
    ['DATABASE_URL', 'mysql://officer:hunter2@db/tracker'],
    ['ADMIN_TOKEN', 'hunter2'],
    ['SMTP_URL', 'http://officer:hunter2@mail'],
    ['DATABASE_REPLICA_URL', 'mysql://officer:hunter2@db/tracker'],
    ['SECRET_KEY', 'hunter2'],
    ['SECRET_KEY', `${KEY},hunter2`],
    ['SECRET_KEY', `${KEY},${KEY}`],
  ])('never print the value of %s', (name, value) => {
    const read = readSettings({ [name]: value });
    expect(read).toMatchObject({ ok: false, problems: [{ name, value: '(not shown)' }] });
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });

  it('name every fault at once', () => {
    expect(messages({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2);
  });

  it('demand the shared key with a shared database', () => {
    const env = { DATABASE_URL: 'postgresql://tracker@db/tracker' };
    expect(messages(env)).toEqual([expect.stringContaining('SECRET_KEY must be set when DATABASE_URL is')]);
    expect(settings({ ...env, SECRET_KEY: KEY })).toMatchObject({ databaseUrl: env.DATABASE_URL });
  });

  it('demand a sender with a mail server', () => {
    const env = { SMTP_URL: 'smtp://mail.example.org' };
    expect(messages(env)).toEqual([expect.stringContaining('MAIL_FROM must be set when SMTP_URL is')]);
    expect(settings({ ...env, MAIL_FROM: 'Tracker <tracker@example.org>' })).toMatchObject({
      mailFrom: 'Tracker <tracker@example.org>',
    });
  });

  it('let people of an OpenID provider in by the values of a claim', () => {
    const env = {
      OIDC_ISSUER: 'https://login.example.org/realms/desk',
      OIDC_CLIENT_ID: 'tracker',
      OIDC_ROLES: 'admin=tracker-admins, analyst = Desk 3, viewer=*',
      OIDC_ROLE_CLAIM: 'realm_access.roles',
    };
    expect(settings(env).oidc).toEqual({
      issuer: 'https://login.example.org/realms/desk',
      clientId: 'tracker',
      clientSecret: null,
      scope: 'openid profile',
      roleClaim: ['realm_access', 'roles'],
      roles: [
        { role: 'admin', value: 'tracker-admins' },
        { role: 'analyst', value: 'Desk 3' },
        { role: 'viewer', value: null },
      ],
    });
    expect(messages({ OIDC_ISSUER: env.OIDC_ISSUER })).toEqual([
      expect.stringContaining('OIDC_CLIENT_ID must be set when OIDC_ISSUER is'),
      expect.stringContaining('OIDC_ROLES must be set when OIDC_ISSUER is'),
    ]);
  });

  it('have fallbacks that are read without a fault when written out', () => {
    const written = SETTINGS_TABLE.filter((row) =>
      ['3000', 'true', 'info', 'Mon 06:00'].includes(row.fallback),
    );
    expect(settings(Object.fromEntries(written.map((row) => [row.name, row.fallback])))).toEqual(
      settings({}),
    );
  });

  it('are each documented in the README', () => {
    const path = new URL('../../README.md', import.meta.url);
    const readme = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const undocumented = SETTING_NAMES.filter((name) => !readme.includes(`\`${name}\``));
    expect(undocumented).toEqual([]);
  });
});
