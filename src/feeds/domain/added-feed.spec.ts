import { decideAddition, decideWithdrawal, type KnownFeed, type WantedFeed } from './added-feed.js';

const known = (given: Partial<KnownFeed> = {}): KnownFeed => ({
  id: 'dawn-home',
  name: 'Dawn — Home',
  url: 'https://www.dawn.com/feeds/home',
  effectiveUrl: null,
  publisher: 'dawn',
  country: 'PK',
  ownership: 'private',
  enabled: true,
  ...{ origin: 'list', addition: null, withdrawal: null },
  ...given,
});
const added = (given: Partial<KnownFeed> = {}): KnownFeed =>
  known({
    ...{ id: 'valley-example-rss', url: 'https://valley.example/rss', publisher: 'valley.example' },
    ...{ origin: 'person', addition: { by: 'Desk 3', at: '2026-11-20T00:00:00Z' } },
    ...given,
  });
const withdrawn = added({
  enabled: false,
  withdrawal: { by: 'Desk 3', at: '2026-11-21T00:00:00Z', reason: 'Wrong feed' },
});
const wanted = (given: Partial<WantedFeed> = {}): WantedFeed => ({
  ...{ name: 'A feed', url: 'https://new.example/rss', language: 'en', intervalMinutes: 60, note: '' },
  ...given,
});
const feedOf = (addition: ReturnType<typeof decideAddition>) =>
  addition.outcome === 'added' ? addition.feed : addition;

describe('adding a feed', () => {
  it('fills in what was left out from the address', () => {
    expect(feedOf(decideAddition(wanted(), []))).toEqual({
      ...{ id: 'new-example-rss', name: 'A feed', url: 'https://new.example/rss', language: 'en' },
      ...{ publisher: 'new.example', country: 'ZZ', ownership: 'unknown', enabled: true },
      ...{ intervalMinutes: 60, note: '' },
    });
  });

  it('counts a further section of a known site as the same publisher, unless somebody says otherwise', () => {
    const url = 'http://dawn.com/feeds/world';
    expect(feedOf(decideAddition(wanted({ url }), [known()]))).toMatchObject({
      ...{ publisher: 'dawn', country: 'PK', ownership: 'private' },
    });
    const own = { publisher: 'dawn-urdu', country: 'GB', ownership: 'unknown' } as const;
    expect(feedOf(decideAddition(wanted({ url, ...own }), [known()]))).toMatchObject(own);
  });

  it('takes no publisher from a site that holds feeds of several', () => {
    const blogs = [
      known({ id: 'a', url: 'https://blogs.example/a', publisher: 'one' }),
      known({ id: 'b', url: 'https://blogs.example/b', publisher: 'two' }),
    ];
    const addition = feedOf(decideAddition(wanted({ url: 'https://blogs.example/c' }), blogs));
    expect(addition).toMatchObject({ publisher: 'blogs.example', country: 'ZZ' });
  });

  it('makes a key that no feed has, of bearable length', () => {
    const taken = [known({ id: 'new-example-rss' }), known({ id: 'new-example-rss-2' })];
    expect(feedOf(decideAddition(wanted(), taken))).toMatchObject({ id: 'new-example-rss-3' });
    const long = wanted({ url: `https://new.example/${'a/'.repeat(200)}` });
    expect(feedOf(decideAddition(long, []))).toMatchObject({
      id: expect.stringMatching(/^new-example(?:-a){1,24}$/) as string,
    });
  });

  it.each([
    'https://www.dawn.com/feeds/home',
    'http://dawn.com/feeds/home/',
    'https://www.dawn.com/feeds/home#top',
  ])('is refused for %s, which is polled already', (url) => {
    expect(decideAddition(wanted({ url }), [known()])).toEqual({
      ...{ outcome: 'taken', part: 'url' },
      message: 'This address is the feed "dawn-home": it is polled already, so there is nothing to do.',
    });
  });

  it('is refused for where a known feed has moved to', () => {
    const moved = known({ effectiveUrl: 'https://new.example/rss' });
    expect(decideAddition(wanted(), [moved])).toMatchObject({ outcome: 'taken', part: 'url' });
  });

  it('is refused for a paused feed with what to do instead', () => {
    const paused = known({ enabled: false });
    expect(decideAddition(wanted({ url: paused.url }), [paused])).toMatchObject({
      message: expect.stringContaining('it is paused; ask it again instead') as string,
    });
  });

  it('is refused for a key that another feed has', () => {
    expect(decideAddition(wanted({ id: 'dawn-home' }), [known()])).toEqual({
      ...{ outcome: 'taken', part: 'id' },
      message:
        'The key "dawn-home" is that of https://www.dawn.com/feeds/home: choose another, or leave it out.',
    });
  });

  it('takes a removed address up again under its old key, and under no other', () => {
    const { url } = withdrawn;
    expect(feedOf(decideAddition(wanted({ url, name: 'Again' }), [withdrawn]))).toMatchObject({
      ...{ id: 'valley-example-rss', name: 'Again', enabled: true },
    });
    expect(decideAddition(wanted({ url, id: 'valley-example-rss' }), [withdrawn]).outcome).toBe('added');
    expect(decideAddition(wanted({ url, id: 'other' }), [withdrawn])).toMatchObject({
      ...{ outcome: 'taken', part: 'id' },
    });
    expect(decideAddition(wanted({ id: 'valley-example-rss' }), [withdrawn])).toMatchObject({
      ...{ outcome: 'taken', part: 'id' },
    });
  });
});

describe('removing a feed', () => {
  const desk = { owner: 'Desk 3', mayAll: false };

  it('is for whoever added it, and for administrators', () => {
    expect(decideWithdrawal('valley-example-rss', desk, [added()]).outcome).toBe('withdrawn');
    const other = { owner: 'Desk 4', mayAll: false };
    expect(decideWithdrawal('valley-example-rss', other, [added()])).toEqual({
      outcome: 'of-others',
      message:
        'The feed "valley-example-rss" was added by Desk 3: only they or an administrator can remove it.',
    });
    const admin = { owner: 'Desk 4', mayAll: true };
    expect(decideWithdrawal('valley-example-rss', admin, [added()]).outcome).toBe('withdrawn');
  });

  it('is left to administrators where an import brought it before that was recorded', () => {
    const imported = added({ addition: null });
    expect(decideWithdrawal(imported.id, desk, [imported]).outcome).toBe('of-others');
    expect(decideWithdrawal(imported.id, { ...desk, mayAll: true }, [imported]).outcome).toBe('withdrawn');
  });

  it('is refused for what the list holds, for what is removed already, and for what there is not', () => {
    const admin = { owner: 'Desk 4', mayAll: true };
    const outcome = (id: string) => decideWithdrawal(id, admin, [known(), withdrawn]).outcome;
    expect(['dawn-home', 'valley-example-rss', 'nobody'].map(outcome)).toEqual([
      ...['not-added', 'withdrawn-before', 'unknown'],
    ]);
  });
});
