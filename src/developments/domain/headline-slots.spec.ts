import { compareSlots, type HeadlineWord } from './headline-slots.js';

const COMMON = new Set(['pakistan', 'russia', 'sign', 'deal', 'on', 'in', 'ink']);

function words(title: string): readonly HeadlineWord[] {
  return title.split(' ').map((stem) => ({ stem, rarity: COMMON.has(stem) ? 1 : 6 }));
}

describe('headlines laid side by side', () => {
  it('counts each place where one form of words holds another thing', () => {
    const found = compareSlots(
      words('pakistan russia sign deal on wheat in multan'),
      words('pakistan russia sign deal on rice in perm'),
    );
    expect(found).toEqual({ frame: 8, swaps: 2 });
  });

  it('takes a common verb put for another as wording, not as another thing', () => {
    expect(
      compareSlots(words('pakistan russia sign deal on wheat'), words('pakistan russia ink deal on wheat'))
        .swaps,
    ).toBe(0);
  });

  it('counts nothing where one headline only says more than the other', () => {
    expect(compareSlots(words('russia sign deal'), words('russia sign deal on wheat in multan')).swaps).toBe(
      0,
    );
  });

  it('finds no frame in headlines without a common word, or without any', () => {
    expect(compareSlots(words('wheat'), words('rice'))).toEqual({ frame: 0, swaps: 0 });
    expect(compareSlots([], words('rice'))).toEqual({ frame: 0, swaps: 0 });
  });
});
