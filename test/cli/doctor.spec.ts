import { createTestDatabase, asSetting, type TestDatabase } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { runTracker } from '../support/service.js';
import { CommandFolder } from './folder.js';

let database: TestDatabase;
let folder: CommandFolder;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = new CommandFolder();
});
afterAll(async () => {
  folder.remove();
  await database.drop();
});

async function doctor(env: Readonly<Record<string, string>>) {
  const common = { ...folder.env, SECRET_KEY: 'ab'.repeat(32) };
  const { code, stdout, stderr } = await runTracker(['doctor'], {
    env: { ...common, ...env },
    cwd: folder.data.path,
  });
  return { code, lines: stdout.trimEnd().split('\n'), stderr };
}

test('the doctor names each thing that is wrong and what to do, and goes on to the next', async () => {
  await database.dataSource.query(`INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Later')`);
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const { code, lines } = await doctor({
    DATABASE_URL: asSetting(database.url),
    CHROMIUM_PATH: '/nowhere/chromium',
    SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
    MAIL_FROM: 'tracker@example.org',
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'tracker',
    OIDC_ROLES: 'viewer=*',
  });
  expect(code).toBe(1);
  expect(lines).toEqual([
    'ok    settings',
    expect.stringMatching(/^fault schema: .*newer version of the tracker \(Later\)\. Install that version/),
    'ok    clocks',
    'ok    feeds',
    'ok    verdicts',
    'ok    keys',
    expect.stringMatching(
      /^fault mail: The mail server does not let the service in: .*ECONNREFUSED.*SMTP_URL/,
    ),
    expect.stringMatching(/^fault browser: Reports cannot be printed to PDF\. .*CHROMIUM_PATH/),
    'ok    database',
    expect.stringMatching(new RegExp(`^fault OpenID provider: OIDC_ISSUER ${issuer}: .* could not be asked`)),
  ]);
});

test('a database that is away is a fault with what to do, and mail that is off a note', async () => {
  const away = await doctor({ DATABASE_URL: `postgresql://a:b@127.0.0.1:${await freePort()}/tracker` });
  expect([away.code, away.lines.at(-1)]).toEqual([
    1,
    expect.stringMatching(
      /^fault database: .*nothing listens there\. Start PostgreSQL, or correct host and port/,
    ),
  ]);
  await database.dataSource.query(`DELETE FROM migration WHERE name = 'Later'`);
  const well = await doctor({ DATABASE_URL: asSetting(database.url) });
  expect(well.lines).toContainEqual(expect.stringMatching(/^note {2}mail: SMTP_URL is not set/));
});
