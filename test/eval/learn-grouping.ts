import { MAX_DAYS } from '../../src/developments/domain/grouping-knowledge.js';
import type { GroupingKnowledge, PairWeights } from '../../src/developments/domain/grouping-knowledge.js';
import { anchorsOf, datesAgree } from '../../src/developments/domain/likeness.js';
import { pairFeatures } from '../../src/developments/domain/pair-features.js';
import { featuresOf, TRAIT_KINDS } from '../../src/developments/domain/report-features.js';
import type { ReportFeatures } from '../../src/developments/domain/report-features.js';
import { expectedPairWeights } from './expected-pair-weights.js';
import type { Judged } from './figures.js';
import { groupingReportOf } from './grouping.js';
import type { TwinMaker } from './twins.js';
import { fitPairs, type PairExample } from './pair-regression.js';

const LARGEST_RARITY = 8;
const HUNDREDTHS = 100;

/** ln(reports / reports with the trait), in whole steps 0 … 8, in the language where it is commonest. */
export function learnRarity(judged: readonly Judged[], bare: GroupingKnowledge): Record<string, number> {
  const all = judged.map((one) => featuresOf(groupingReportOf(one), { ...bare, rarity: {} }));
  const shares = new Map<string, number>();
  for (const language of new Set(all.map((features) => features.language))) {
    const texts = all.filter((features) => features.language === language);
    const counts = new Map<string, number>();
    for (const text of texts) for (const key of keysOf(text)) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [key, count] of counts)
      if (count > 1) shares.set(key, Math.max(shares.get(key) ?? 0, count / texts.length));
  }
  const rarities = [...shares].map(
    ([key, share]) => [key, Math.min(LARGEST_RARITY, Math.round(-Math.log(share)))] as const,
  );
  return Object.fromEntries(rarities.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Kinds whose rarity is the same for all. */
const EQUAL_KINDS = new Set<string>(['number', 'smallNumber', 'titleSubject']);

function keysOf({ traits, stems, language }: ReportFeatures): readonly string[] {
  const named = TRAIT_KINDS.filter((kind) => !EQUAL_KINDS.has(kind));
  return [
    ...named.flatMap((kind) => [...traits[kind].keys()].map((id) => `${kind} ${id}`)),
    ...[...stems.keys()].map((stem) => `${language} ${stem}`),
  ];
}

interface Member {
  readonly features: ReportFeatures;
  readonly cluster: string;
  readonly size: number;
  /** Who wrote it, by the beginning of its id. */
  readonly author: string;
  readonly labelsClusters: boolean;
  readonly anchors: readonly string[];
  readonly anchorSet: ReadonlySet<string>;
}

/** Ids of our own examples begin with their author; those of a labelled file do not. */
const OUR_IDS = /^(?:own|grp\d|[a-z]{2}\d)(?=-)/;
/** How many other developments lie within reach of one in a busy week. */
const OTHERS_IN_REACH = 8;
/** An imprecise or undated report has so many times as many others in reach. */
const IMPRECISE_FACTOR = 4;
/** One of so many pairs of other times is looked at, and counts for all. */
const SAMPLED = 23;
/** Twins are made, not found: each counts for so much of a pair that was labelled. */
const TWIN_WEIGHT = 0.1;
/** Features of a pair's dates: not those of two reports that are set side by side though years lie between them. */
const OF_DATES = /^(?:apart|act-day|scheduled|date|undated|year)[.]/;

/**
 * Weights of pair features by logistic regression around the expected ones, from all pairs whose dates allow one act,
 * and from pairs of other times set side by side, as many as a busy week would bring. Whole hundredths of a nat.
 */
export function learnPairWeights(
  judged: readonly Judged[],
  knowledge: GroupingKnowledge,
  twinsOf: TwinMaker,
): PairWeights {
  const members = membersOf(judged, knowledge);
  // Most examples stand alone; in the news most developments have several reports.
  const scarcity = members.length / members.filter(({ size }) => size > 1).length;
  const examples: PairExample[] = [];
  members.forEach((a, at) => {
    members.slice(at + 1).forEach((b, step) => {
      const holds = a.cluster === b.cluster;
      const near = datesAgree(a.features, b.features);
      // Two authors may have retold one act without knowing of each other; only one's own labels tell acts apart.
      if (!holds && near && (a.author !== b.author || !a.labelsClusters)) return;
      const exact = near && isExact(a) && isExact(b);
      const isSampled = holds || exact || (at * members.length + step) % SAMPLED === 0;
      if (!isSampled || !b.anchors.some((anchor) => a.anchorSet.has(anchor))) return;
      const others = (OTHERS_IN_REACH * SAMPLED) / members.length;
      if (holds)
        examples.push({ features: listed(a.features, b.features), holds, weight: scarcity / (a.size - 1) });
      else if (exact) examples.push({ features: listed(a.features, b.features), holds, weight: 1 });
      else if (near)
        examples.push({ features: listed(a.features, b.features), holds, weight: IMPRECISE_FACTOR * others });
      else examples.push({ features: sideBySide(a, b, examples.length), holds, weight: others });
    });
  });
  examples.push(...twinExamples(judged, knowledge, twinsOf));
  const { weights, spread, fixed, shared } = expectedPairWeights;
  const set: Record<string, number> = { ...inNats(fixed) };
  const learnOnce = (): PairWeights =>
    fitPairs(examples, { expected: { ...weights, ...set }, spread, pinned: Object.keys(set) });
  let learned = learnOnce();
  // What two reports share never speaks against them, however like the twins among the examples are.
  for (let against = negative(learned, shared); against.length > 0; against = negative(learned, shared)) {
    for (const name of against) set[name] = 0;
    learned = learnOnce();
  }
  const whole = Object.entries(learned).map(
    ([name, weight]) => [name, Math.round(weight * HUNDREDTHS)] as const,
  );
  return Object.fromEntries(
    [...whole.filter(([, weight]) => weight !== 0), ...Object.entries(fixed)].sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  );
}

/** Pairs that differ in one thing only: what differs has to weigh as much as all that agrees. */
function twinExamples(
  judged: readonly Judged[],
  knowledge: GroupingKnowledge,
  twinsOf: TwinMaker,
): readonly PairExample[] {
  return judged.flatMap((one) =>
    twinsOf(one).map(([a, b]) => {
      const features = listed(
        featuresOf(groupingReportOf(a), knowledge),
        featuresOf(groupingReportOf(b), knowledge),
      );
      // Each stands for a report of another outlet.
      features.delete('publisher.same');
      return { features, holds: false, weight: TWIN_WEIGHT };
    }),
  );
}

/** Those of the names whose weight is below 0 by more than rounding. */
function negative(weights: PairWeights, names: readonly string[]): readonly string[] {
  return names.filter((name) => (weights[name] ?? 0) < -1 / HUNDREDTHS);
}

function inNats(weights: PairWeights): PairWeights {
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, weight / HUNDREDTHS]));
}

function isExact({ features: { counted } }: Member): boolean {
  return counted?.exact === true;
}

function membersOf(judged: readonly Judged[], knowledge: GroupingKnowledge): readonly Member[] {
  const sizes = new Map<string, number>();
  const relevant = judged.filter(({ row, verdict }) => row.relevant && verdict.relevant);
  const clusterOf = ({ row }: Judged): string => row.cluster ?? `alone-${row.id}`;
  const authorOf = ({ row }: Judged): string => OUR_IDS.exec(row.id)?.[0] ?? '';
  const labelling = new Set(relevant.filter(({ row }) => row.cluster).map(authorOf));
  for (const one of relevant) sizes.set(clusterOf(one), (sizes.get(clusterOf(one)) ?? 0) + 1);
  return relevant.map((one) => {
    const features = featuresOf(groupingReportOf(one), knowledge);
    const [cluster, anchors] = [clusterOf(one), anchorsOf(features)];
    const author = authorOf(one);
    return {
      features,
      cluster,
      size: sizes.get(cluster) ?? 1,
      author,
      labelsClusters: labelling.has(author),
      anchors,
      anchorSet: new Set(anchors),
    };
  });
}

function listed(a: ReportFeatures, b: ReportFeatures): Map<string, number> {
  const found = new Map<string, number>();
  pairFeatures(a, b, (feature, times) => {
    if (times > 0) found.set(feature, (found.get(feature) ?? 0) + times);
  });
  return found;
}

/** The pair as though both fell into one week: days apart go round 0 … 4. */
function sideBySide(a: Member, b: Member, turn: number): Map<string, number> {
  const features = [...listed(a.features, b.features)].filter(([feature]) => !OF_DATES.test(feature));
  return new Map([...features, [`apart.${turn % (MAX_DAYS + 1)}`, 1]]);
}
