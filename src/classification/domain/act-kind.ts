import { EVENT_TYPES, type Direction, type EventType, type Status } from '../../kernel/words.js';
import { actFeatures } from './act-features.js';
import type { ActWeights, Weights } from './lexicon.js';
import { decide, logOddsOf, type Feature } from './linear-model.js';
import type { Scene } from './scene.js';
import type { ScoredAct } from './score-rules.js';
import type { Evidence } from './verdict.js';

/** How far the report's act has got, and of what kind it is. */
export interface ActKind {
  readonly status: Status;
  readonly eventType: EventType | null;
  readonly mode: string | null;
  /** The contributions add up to the log-odds of the type that was chosen. */
  readonly evidence: readonly Evidence[];
}

/** Of several models the one with the highest log-odds; of equals the first. */
function choose<T extends string>(
  [first, ...rest]: readonly [T, ...T[]],
  models: Readonly<Record<string, Weights>>,
  features: readonly Feature[],
): T {
  const choice = (name: T) => ({ name, logOdds: logOddsOf(models[name] ?? {}, features) });
  return rest.map(choice).reduce((best, next) => (next.logOdds > best.logOdds ? next : best), choice(first))
    .name;
}

const TYPE_NAMES: readonly ['none' | EventType, ...EventType[]] = ['none', ...EVENT_TYPES];

/** A meeting that is planned is none yet: PLOVER's AGREE holds what is in the future tense (facts/scoring-scale.md §2). */
function typeNames(status: Status): readonly ['none' | EventType, ...EventType[]] {
  if (status !== 'planned') return TYPE_NAMES;
  return ['none', ...EVENT_TYPES.filter((name) => name !== 'CONSULT')];
}

/** The mode of the decisive act, or of another act of the same type: "visit" of a talk that is told with its visit. */
function modeOf(scene: Scene, start: ScoredAct | null, eventType: EventType | null): string | null {
  if (start?.eventType === eventType && start.mode !== null) return start.mode;
  const alike = scene.coreMentions.flatMap(({ entry }) =>
    entry.kind === 'act' && entry.eventType === eventType && entry.mode !== null ? [entry.mode] : [],
  );
  return alike[0] ?? null;
}

/**
 * How far the act has got is what the rules say of it; its type is what the labelled sentences teach of it in its tense.
 * `start` is null where no act is known.
 */
export function kindOfAct(
  scene: Scene,
  start: ScoredAct | null,
  direction: Direction,
  weights: ActWeights,
): ActKind {
  const features = actFeatures(scene, start, direction);
  const status = start?.status ?? 'occurred';
  const type = choose(typeNames(status), weights.eventType, features);
  const eventType = type === 'none' ? null : type;
  return {
    status,
    eventType,
    mode: eventType === null ? null : modeOf(scene, start, eventType),
    // Told of the one that was chosen only: of the others nobody asks.
    evidence: decide('eventType', weights.eventType[type] ?? {}, features).evidence,
  };
}
