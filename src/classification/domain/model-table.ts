import type { Weights } from './lexicon.js';
import { PRIOR, type Feature } from './linear-model.js';

/** Models of one choice, laid out by feature: one pass over a text's features adds up all of them. */
export interface ModelTable<T extends string> {
  readonly names: readonly T[];
  readonly priors: readonly number[];
  readonly byFeature: ReadonlyMap<string, readonly ModelWeight[]>;
}

interface ModelWeight {
  readonly model: number;
  readonly weight: number;
}

/** Lays out the models of `names`, in their order; a name without a model has no weights. */
export function tabulate<T extends string>(
  names: readonly T[],
  models: Readonly<Record<string, Weights>>,
): ModelTable<T> {
  const byFeature = new Map<string, ModelWeight[]>();
  names.forEach((name, model) => {
    for (const [feature, weight] of Object.entries(models[name] ?? {})) {
      const known = byFeature.get(feature);
      if (known) known.push({ model, weight });
      else byFeature.set(feature, [{ model, weight }]);
    }
  });
  return { names, priors: names.map((name) => models[name]?.[PRIOR] ?? 0), byFeature };
}

/** The name whose model gives the highest log-odds among those allowed; of equals the first, null where none is. */
export function choose<T extends string>(
  table: ModelTable<T>,
  features: readonly Feature[],
  isAllowed: (name: T) => boolean = () => true,
): T | null {
  const logOdds = [...table.priors];
  for (const { id } of features)
    for (const { model, weight } of table.byFeature.get(id) ?? [])
      logOdds[model] = (logOdds[model] ?? 0) + weight;
  const best = table.names.reduce<{ name: T | null; logOdds: number }>(
    (found, name, model) => {
      const own = logOdds[model] ?? 0;
      return isAllowed(name) && own > found.logOdds ? { name, logOdds: own } : found;
    },
    { name: null, logOdds: -Infinity },
  );
  return best.name;
}
