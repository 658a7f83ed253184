/** The ways in which every page is looked at. */
export const LANGUAGES = ['en', 'ru', 'ur'] as const;
export const WIDTHS = [320, 768, 1_280, 2_560] as const;
/** Colours as the system has them; forced ones are those of a high-contrast theme. */
export const THEMES = ['light', 'dark', 'forced'] as const;
/** `failing`: the service answers nothing; `slow`: it has not answered yet. */
export const STATES = ['ready', 'failing', 'slow'] as const;

export interface Combination {
  readonly route: string;
  readonly language: (typeof LANGUAGES)[number];
  readonly theme: (typeof THEMES)[number];
  readonly width: (typeof WIDTHS)[number];
  readonly state: (typeof STATES)[number];
}

/** Every way of looking at every page. */
export function allCombinations(routes: readonly string[]): readonly Combination[] {
  return routes.flatMap((route) =>
    LANGUAGES.flatMap((language) =>
      THEMES.flatMap((theme) =>
        WIDTHS.flatMap((width) => STATES.map((state) => ({ route, language, theme, width, state }))),
      ),
    ),
  );
}

const FIELDS = ['route', 'language', 'theme', 'width', 'state'] as const;

function pairsOf(combination: Combination): readonly string[] {
  return FIELDS.flatMap((one, at) =>
    FIELDS.slice(at + 1).map(
      (other) => `${one}=${String(combination[one])} ${other}=${String(combination[other])}`,
    ),
  );
}

/** A sample in which any two choices meet at least once: greedy, the first of the best each time. */
export function pairwise(all: readonly Combination[]): readonly Combination[] {
  const open = new Set(all.flatMap(pairsOf));
  const sample: Combination[] = [];
  while (open.size > 0) {
    let best: Combination | null = null;
    let most = 0;
    for (const combination of all) {
      const gain = pairsOf(combination).filter((pair) => open.has(pair)).length;
      if (gain > most) [best, most] = [combination, gain];
    }
    if (best === null) return sample;
    for (const pair of pairsOf(best)) open.delete(pair);
    sample.push(best);
  }
  return sample;
}

/** A combination as it is printed. */
export function nameOf({ route, language, theme, width, state }: Combination): string {
  return `${route} ${language} ${theme} ${width} px ${state}`;
}

/** The share of a run that is split: `2/4` is the second of four; every fourth combination, so that shares take as long. */
export function shardOf(all: readonly Combination[], shard: string): readonly Combination[] {
  const [one, of] = shard.split('/').map(Number);
  if (one === undefined || of === undefined || !(one >= 1 && one <= of))
    throw new Error(`--shard is ${shard}; it must be like 2/4: the second of four.`);
  return all.filter((_, at) => at % of === one - 1);
}
