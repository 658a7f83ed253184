/**
 * `npm run eval -- FILE [--folds [--bars]] [--wrong] [--groups] [--invariance]`: figures of the classifier on a labelled JSON Lines file.
 * `npm run eval -- --everyday COUNT [SEED]`: false alarms in made-up everyday news.
 * `npm run eval -- --acts`: how far and of what kind acts are read in our own sentences, cross-validated.
 * `npm run eval -- --baseline`: where the baseline's own sentences are read otherwise than their records say.
 */
import { existsSync } from 'node:fs';
import { loadLexicon } from '../../src/classification/adapters/load-lexicon.js';
import { createClassifier } from '../../src/classification/domain/classifier.js';
import type { Lexicon } from '../../src/classification/domain/lexicon.js';
import { loadGroupingKnowledge } from '../../src/developments/adapters/load-grouping-knowledge.js';
import { LANGUAGES } from '../../src/kernel/words.js';
import { actLines } from './acts.js';
import { alarmLines, everydayAlarms } from './everyday/alarms.js';
import { compareWithBaseline } from './baseline.js';
import { readAsRelevant, takingAllAsRelevant } from './as-relevant.js';
import {
  ACT_LABELS,
  actLabels,
  figures,
  inSupportedLanguage,
  negativeClasses,
  type Figures,
  type Judged,
} from './figures.js';
import { folds } from './folds.js';
import {
  barFigures,
  crossValidatedGrouping,
  groupingFaults,
  groupingFigures,
  learnByParts,
  withLabelledRelevance,
  type GroupingFigures,
  type LearnedPart,
} from './grouping.js';
import { toldInTwoLanguages, unmovedShares } from './invariance.js';
import { readLabelled, reportOf, type Labelled } from './labelled.js';
import { ARTICLE_WEIGHT, learn, prepare } from './learn.js';
import { learnPairWeights } from './learn-grouping.js';
import { ownExamples } from './own-examples.js';
import { createTwinMaker } from './twins.js';
import { ownGroups } from './own-groups.js';

const FOLDS = 10;
const GROUPING_FOLDS = 5;
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

function judge(rows: readonly Labelled[], lexicon: Lexicon): Judged[] {
  const classify = createClassifier(lexicon);
  return rows.map((row) => ({ row, verdict: classify(reportOf(row)) }));
}

type Change = (lexicon: Lexicon) => Lexicon;

interface LearnedFold {
  readonly test: readonly Labelled[];
  readonly lexicon: Lexicon;
}

/** Each fold's articles with the lexicon learned without them; every text is read once. */
function learnFolds(rows: readonly Labelled[], lexicon: Lexicon): LearnedFold[] {
  const articles = prepare(rows, lexicon, ARTICLE_WEIGHT);
  const own = prepare(ownExamples(), lexicon);
  return folds(rows, FOLDS).map(({ train, test }) => {
    const learnable = new Set(train);
    const known = articles.filter(({ row }) => learnable.has(row));
    return { test, lexicon: learn([...known, ...own], lexicon) };
  });
}

const three = (value: number): string => (Number.isNaN(value) ? '  –  ' : value.toFixed(3));

function show(name: string, f: Figures): void {
  if (f.n === 0) return;
  const { precision, recall, f1 } = f.relevance;
  const perIndicator = Object.entries(f.indicators).map(([i, value]) => `${i} ${three(value)}`);
  print(
    [
      name.padEnd(12),
      `n ${f.n} relevant ${f.relevant}`,
      `P ${three(precision)} R ${three(recall)} F1 ${three(f1)}`,
      `hard-negative false alarms ${three(f.hardFalseAlarms)} of ${f.hardNegatives}`,
      `indicators macro-F1 ${three(f.macroF1)} (${perIndicator.join(', ')})`,
      `direction ${three(f.direction)}`,
      `score within 2 ${three(f.scoreWithin2)} mean error ${three(f.scoreMeanError)}`,
      `calibration error ${three(f.calibrationError)} (by chance ${three(f.calibrationErrorByChance)})`,
    ].join(' | '),
  );
}

function showAll(judged: readonly Judged[], lexicon: Lexicon): void {
  const rows = inSupportedLanguage(judged);
  const of = (holds: (row: Labelled) => boolean): Figures => figures(rows.filter(({ row }) => holds(row)));
  show('all', figures(rows));
  for (const language of LANGUAGES)
    show(
      language,
      of((row) => row.language?.startsWith(language) === true),
    );
  show(
    'real',
    of((row) => row.authored !== true),
  );
  show(
    'retold',
    of((row) => row.authored === true),
  );
  for (const level of ['easy', 'medium', 'hard'])
    show(
      level,
      of((row) => row.difficulty === level),
    );
  show('unsupported', figures(judged.filter((j) => !rows.includes(j))));
  const rules = new Map(
    prepare(
      rows.map(({ row }) => row),
      lexicon,
    ).map((p) => [p.row.id, p.relevance]),
  );
  print('hard negatives by rule of the guide that they meet (false alarms of all):');
  for (const [rule, [n, alarms]] of [...negativeClasses(rows, (row) => rules.get(row.id) ?? [])].sort())
    print(`  ${rule.padEnd(30)} ${alarms} of ${n}`);
}

/** Kind of act and how far it has got, where the file labels them. */
function showActs(judged: readonly Judged[]): void {
  const found = actLabels(inSupportedLanguage(judged));
  for (const name of ACT_LABELS) {
    const [right, labelled] = found[name];
    if (labelled > 0) print(`${name} right in ${right} of ${labelled} (${three(right / labelled)})`);
  }
}

function showGrouping(name: string, found: GroupingFigures): void {
  const { n, precision, recall, f1, wrongMerges, pairs } = found;
  print(
    `${name} over ${n} relevant: B-cubed P ${three(precision)} R ${three(recall)} F1 ${three(f1)}; wrong merges ${wrongMerges} of ${pairs} pairs`,
  );
}

/** Weights learned from our own groups and from the other folds of the file. */
function learnedByFolds(judged: readonly Judged[], lexicon: Lexicon): readonly LearnedPart[] {
  const own = readAsRelevant(ownGroups(), lexicon);
  const knowledge = loadGroupingKnowledge();
  const twinsOf = createTwinMaker(lexicon, knowledge);
  return learnByParts(
    judged,
    (learned) => learnPairWeights([...own, ...learned], knowledge, twinsOf),
    GROUPING_FOLDS,
  );
}

/** In hundredths of a nat. */
const BARS = [-75, -50, -25, 0, 25, 50, 100, 150, 200, 300];

function showBars(judged: readonly Judged[], parts: readonly LearnedPart[]): void {
  const { curve, chosen, nested } = barFigures(judged, parts, BARS);
  for (const { bar, figures: found } of curve) showGrouping(`  bar ${bar},`, found);
  showGrouping(`  each part's bar chosen on the others (${chosen.join(', ')}),`, nested);
}

function showFaults(judged: readonly Judged[]): void {
  for (const { kind, articles, parts } of groupingFaults(judged)) {
    print(`${kind}: ${parts}`);
    for (const { id, date, title, summary } of articles)
      print(`    ${id} ${date ?? 'undated'} ${title} || ${(summary ?? '').slice(0, 160)}`);
  }
}

function showWrong(judged: readonly Judged[]): void {
  for (const { row, verdict } of inSupportedLanguage(judged)) {
    const given = verdict.indicators
      .map((i) => i.name)
      .sort()
      .join(',');
    const faults = [
      row.relevant === verdict.relevant
        ? ''
        : `relevance ${verdict.relevance.toFixed(2)} for ${row.relevant}`,
      row.relevant && verdict.relevant && given !== [...row.indicators].sort().join(',')
        ? `indicators ${given} for ${row.indicators.join(',')}`
        : '',
      row.relevant && verdict.relevant && row.direction !== verdict.direction
        ? `direction ${verdict.direction} for ${row.direction}`
        : '',
      row.relevant && verdict.relevant && Math.abs(row.intensity - verdict.score) > 2
        ? `score ${verdict.score} for ${row.intensity}`
        : '',
    ].filter((fault) => fault !== '');
    if (faults.length > 0)
      print(`${row.id} [${faults.join('; ')}] ${row.title} || ${(row.summary ?? '').slice(0, 200)}`);
  }
}

function showInvariance(rows: readonly Labelled[], lexicon: Lexicon): void {
  print('relevance and direction unmoved, share of all articles:');
  const classify = createClassifier(lexicon);
  for (const [name, share] of unmovedShares(rows.map(reportOf), classify))
    print(`  ${name.padEnd(32)} ${three(share)}`);
  const [same, pairs] = toldInTwoLanguages(rows, classify);
  print(`  told in another language         ${three(same / pairs)} of ${pairs} pairs labelled alike`);
}

function showEveryday(count: number, seed: number): void {
  const lexicon = loadLexicon();
  print(`classifier ${lexicon.version}, ${count} made-up everyday reports, seed ${seed}`);
  alarmLines(everydayAlarms(count, seed, createClassifier(lexicon))).forEach(print);
}

function showBaseline(): void {
  const lexicon = loadLexicon();
  const { records, read, alike, disagreements, settled } = compareWithBaseline(lexicon);
  print(
    `classifier ${lexicon.version}, ${read} of ${records} baseline sentences name both sides; read alike:`,
  );
  for (const [part, n] of Object.entries(alike))
    print(`  ${part.padEnd(16)} ${n} of ${read} (${three(n / read)})`);
  print(`${disagreements.length} are read otherwise, settled one by one:`);
  for (const [kind, n] of settled) print(`  ${kind.padEnd(20)} ${n}`);
  disagreements.forEach(print);
}

const [file, ...flags] = process.argv.slice(2);
const USAGE =
  'usage: npm run eval -- FILE [--folds [--bars]] [--wrong] [--groups] [--invariance]  or  -- --everyday COUNT [SEED]  or  -- --acts  or  -- --baseline\n';
if (file === '--help') {
  process.stdout.write(USAGE);
} else if (file === undefined || (file === '--everyday' && !(Number(flags[0]) > 0))) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else if (file === '--everyday') {
  showEveryday(Number(flags[0]), Number(flags[1] ?? 1));
} else if (file === '--acts') {
  actLines(loadLexicon()).forEach(print);
} else if (file === '--baseline') {
  showBaseline();
} else if (!existsSync(file)) {
  process.stderr.write(
    `${file} does not exist: name a file of labelled articles, one JSON object a line\n${USAGE}`,
  );
  process.exitCode = 2;
} else {
  const lexicon = loadLexicon();
  const rows = readLabelled(file);
  const parts = flags.includes('--folds') ? learnFolds(rows, lexicon) : [{ test: rows, lexicon }];
  const judgeWith = (change: Change): Judged[] =>
    parts.flatMap(({ test, lexicon: learned }) => judge(test, change(learned)));
  const judged = judgeWith((learned) => learned);
  const relevant = withLabelledRelevance(inSupportedLanguage(judgeWith(takingAllAsRelevant)));
  print(
    `classifier ${lexicon.version}${flags.includes('--folds') ? `, cross-validated in ${FOLDS} folds over publishers and clusters` : ''}`,
  );
  showAll(judged, lexicon);
  showActs(judged);
  if (flags.includes('--wrong')) showWrong(judged);
  const grouped = inSupportedLanguage(judged);
  if (flags.includes('--folds')) {
    const [ofAll, ofRelevant] = [learnedByFolds(grouped, lexicon), learnedByFolds(relevant, lexicon)];
    showGrouping('grouping', crossValidatedGrouping(grouped, ofAll));
    showGrouping('grouping, with relevance as labelled,', crossValidatedGrouping(relevant, ofRelevant));
    if (flags.includes('--bars')) showBars(relevant, ofRelevant);
  } else {
    showGrouping('grouping', groupingFigures(grouped));
    showGrouping('grouping, with relevance as labelled,', groupingFigures(relevant));
  }
  if (flags.includes('--groups')) showFaults(relevant);
  if (flags.includes('--invariance')) showInvariance(rows, lexicon);
}
