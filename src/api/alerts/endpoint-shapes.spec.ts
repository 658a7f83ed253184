import { endpointBody } from './endpoint-shapes.js';

const parsed = (url: string) =>
  endpointBody.safeParse({ ruleId: 'topic.all', target: { channel: 'webhook', url } });

it.each([
  'https://me:letmein@a.example.org/in',
  'https://letmein@a.example.org',
  'http://:letmein@a.example.org/',
])('an address with a user name or password is refused, and the answer says what to do: %s', (url) => {
  expect(parsed(url).error?.issues.map(({ message }) => message)).toEqual([
    expect.stringMatching(/without user name and password: put a token into the path/),
  ]);
});

it('an address with an at sign in its path or query is taken', () => {
  expect(parsed('https://a.example.org/@me?to=me@b.example.org').success).toBe(true);
});
