import { EVENT_TYPES, STATUSES, type Direction, type EventType, type Status } from '../../kernel/words.js';
import { actFeatures } from './act-features.js';
import type { ActWeights, Weights } from './lexicon.js';
import { decide, type Feature } from './linear-model.js';
import { choose, tabulate, type ModelTable } from './model-table.js';
import type { Scene } from './scene.js';
import type { ScoredAct } from './score-rules.js';
import { tenseOf } from './tense.js';
import type { Evidence } from './verdict.js';

/** How far the report's act has got, and of what kind it is. */
export interface ActKind {
  readonly status: Status;
  readonly eventType: EventType | null;
  readonly mode: string | null;
  /** The contributions add up to the log-odds of the status and of the type that were chosen. */
  readonly evidence: readonly Evidence[];
}

const TYPE_NAMES: readonly ('none' | EventType)[] = ['none', ...EVENT_TYPES];

/** The models of an act's kind, laid out for choosing. */
export interface ActModels {
  readonly status: ModelTable<Status>;
  readonly eventType: ModelTable<'none' | EventType>;
  readonly weights: ActWeights;
}

/** Lays out the learned weights once; every report is asked of the same tables. */
export function layOutActModels(weights: ActWeights): ActModels {
  return {
    status: tabulate(STATUSES, weights.status),
    eventType: tabulate(TYPE_NAMES, weights.eventType),
    weights,
  };
}

/** Where no act is known and nothing else is learned. */
const ASSUMED_STATUS: Status = 'occurred';

/**
 * "To deliver", "поставит", "دے گا": what the words say lies ahead has not occurred, whatever else its sentence is like,
 * and is agreed only where an agreement is told of.
 */
function canStand(scene: Scene, start: ScoredAct | null): (status: Status) => boolean {
  const liesAhead = start?.status === 'planned' && tenseOf(scene.reading, start.act.mention) === 'ahead';
  if (!liesAhead) return () => true;
  const isAgreed = scene.coreMentions.some(({ entry }) => entry.kind === 'act' && entry.status === 'agreed');
  return (status) => status !== 'occurred' && (isAgreed || status !== 'agreed');
}

/** A meeting that is planned is none yet: PLOVER's AGREE holds what is in the future tense (facts/scoring-scale.md §2). */
function canBe(status: Status): (type: 'none' | EventType) => boolean {
  return (type) => status !== 'planned' || type !== 'CONSULT';
}

/** The mode of the decisive act, or of another act of the same type: "visit" of a talk that is told with its visit. */
function modeOf(scene: Scene, start: ScoredAct | null, eventType: EventType | null): string | null {
  if (start?.eventType === eventType && start.mode !== null) return start.mode;
  const alike = scene.coreMentions.flatMap(({ entry }) =>
    entry.kind === 'act' && entry.eventType === eventType && entry.mode !== null ? [entry.mode] : [],
  );
  return alike[0] ?? null;
}

/** Told of what was chosen only: of the others nobody asks. */
function told(
  decides: string,
  weights: Weights | undefined,
  features: readonly Feature[],
): readonly Evidence[] {
  return decide(decides, weights ?? {}, features).evidence;
}

/**
 * How far the act has got and of what kind it is, as the labelled sentences teach of it in its tense. `start` is null
 * where no act is known.
 */
export function kindOfAct(
  scene: Scene,
  start: ScoredAct | null,
  direction: Direction,
  { status: statuses, eventType: types, weights }: ActModels,
): ActKind {
  const features = actFeatures(scene, start, direction);
  const status = choose(statuses, features, canStand(scene, start)) ?? ASSUMED_STATUS;
  const type = choose(types, features, canBe(status)) ?? 'none';
  const eventType = type === 'none' ? null : type;
  return {
    status,
    eventType,
    mode: eventType === null ? null : modeOf(scene, start, eventType),
    evidence: [
      ...told('status', weights.status[status], features),
      ...told('eventType', weights.eventType[type], features),
    ],
  };
}
