/** Silence of small feeds a second time: the bound is sought by trying, the gamma function is Lanczos'. */
const BY_CHANCE = 0.001;
const LENGTHS = [1, 2, 3, 5, 8, 13, 21, 34];
const QUIETEST = 0.5;

/** Of a feed of which few articles are expected, week by week back from the one that is judged. */
export interface PlainSmallFeed {
  readonly due: number;
  /** Articles and days seen of so many weeks before, 0 for the judged one. */
  readonly articles: (weeksBefore: number) => number;
  readonly daysSeen: (weeksBefore: number) => number;
  /** Weeks on record before the last one with articles, and how many of them were empty. */
  readonly before: { readonly all: number; readonly empty: number };
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

export function lnGamma(z: number): number {
  const x = z - 1;
  const sum = LANCZOS.reduce((total, c, i) => total + c / (x + i + 1), 0.9999999999998099);
  const t = x + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

function chanceOfEmpty({ all, empty }: PlainSmallFeed['before'], weeks: number): number {
  const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b);
  return Math.min(
    1,
    Math.exp(lnBeta(empty + 1 + weeks, all - empty + 1) - lnBeta(empty + 1, all - empty + 1)),
  );
}

/** The least value of a convex function of θ from 0 on, by thirds. */
function leastOf(of: (theta: number) => number): number {
  let high = 1e-6;
  while (of(high * 2) < of(high) && high < 1e6) high *= 2;
  let [low, up] = [0, high * 2];
  for (let i = 0; i < 200; i += 1) {
    const [a, b] = [low + (up - low) / 3, up - (up - low) / 3];
    if (of(a) < of(b)) up = b;
    else low = a;
  }
  return of(low);
}

/** What each feed brought of what was due, in their order. */
export function plainBrought(feeds: readonly PlainSmallFeed[], busyness: number): number[] {
  const usual = Math.min(1, Math.max(QUIETEST, busyness));
  return feeds.map((feed) => {
    let brought = 1;
    for (const length of LENGTHS) {
      const rows = feeds.map((one) => {
        const back = Array.from({ length }, (_, i) => i);
        const seen = back.reduce((sum, i) => sum + one.daysSeen(i), 0) / 7;
        return {
          one,
          due: one.due,
          empty: back.every((i) => one.articles(i) === 0),
          chance: chanceOfEmpty(one.before, usual * seen),
        };
      });
      if (!rows.some(({ one, empty }) => one === feed && empty)) break;
      const missing = rows.reduce((sum, row) => sum + (row.empty ? row.due : 0), 0);
      const usualMissing = rows.reduce((sum, row) => sum + row.due * row.chance, 0);
      if (missing <= usualMissing) continue;
      const bound = leastOf((theta) =>
        rows.reduce(
          (sum, { due, chance }) => sum + Math.log(chance * Math.exp(theta * due) + 1 - chance),
          -theta * missing,
        ),
      );
      if (bound <= Math.log(BY_CHANCE)) brought = Math.min(brought, usualMissing / missing);
    }
    return brought;
  });
}
