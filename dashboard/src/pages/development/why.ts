import type { RuleSentences } from '../../../../src/classification/domain/rule-sentence.js';
import type { Topic } from '../../../../src/kernel/words.js';
import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import type { DevelopmentDetail, PlacedReport, Report } from '../../service/compound.js';
import type { Because } from '../../words/because.js';
import { becauseOf } from '../../words/because.js';
import type { Decision } from '../../words/evidence.js';
import { decisionsOf } from '../../words/evidence.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { scoreWords, signedNumber, sureWords } from '../../words/numbers.js';
import { decisionBlock } from './verdict.js';
import { clauses, listed, t } from '../../language/say.js';

/** The report whose reading stands nearest to the development's: with its score, else the surest. */
function leading({ reports, score }: DevelopmentDetail): PlacedReport | null {
  const surest = reports.toSorted((a, b) => b.verdict.relevance - a.verdict.relevance);
  return surest.find(({ verdict }) => verdict.score === score) ?? surest[0] ?? null;
}

const NO_REASON: Because = { for: [], against: [], learned: null };

function learnedWords({ sum, largest }: NonNullable<Because['learned']>): string {
  const named = largest.map(({ words, contribution }) => t`“${words}” ${signedNumber(contribution)}`);
  return named.length === 0
    ? t`Other words and signs, as learned from labelled reports: ${signedNumber(sum)} together.`
    : t`Other words and signs, as learned from labelled reports: ${signedNumber(sum)} together; the largest: ${listed(named)}.`;
}

/** All that was added up to a decision, made when it is opened. */
function arithmetic(decision: Decision, { verdict, article }: Report, sentences: RuleSentences): HTMLElement {
  const box = element(
    'details',
    {},
    element(
      'summary',
      {},
      t`The arithmetic`,
      element('span', { class: 'visually-hidden' }, `: ${decision.question}`),
    ),
  );
  // The same decision stands in a table among the article's own: two regions of one name would be one to a screen reader.
  const about = `(${t`The arithmetic`}) ${article.publisher}: ${article.title}`;
  box.addEventListener('toggle', () => {
    if (box.open && box.childElementCount === 1)
      box.append(decisionBlock(decision, verdict, { sentences, about }));
  });
  return box;
}

/** One thing the tracker decided, with the report whose reading says why. */
export interface Question {
  readonly lead: string;
  readonly report: PlacedReport;
  /** Null where no report left evidence for it; the lead says then where it comes from. */
  readonly decision: Decision | null;
}

const decisionIn = ({ verdict }: Report, decides: string): Decision | null =>
  decisionsOf(verdict.evidence).find((one) => one.decides === decides) ?? null;

/** How sure a report is of an indicator, 0 … 1; below that where it does not concern it. */
function surenessOf({ verdict }: Report, topic: Topic): number {
  return verdict.indicators.find(({ name }) => name === topic)?.confidence ?? -1;
}

/** The indicators are those of all reports together, so that one may stand in another report than the leading one. */
function indicatorQuestion(topic: Topic, leader: PlacedReport, detail: DevelopmentDetail): Question {
  const concerns = TOPIC_LABEL[topic].toLowerCase();
  const decides = `indicator:${topic}`;
  const [surest] = detail.reports
    .filter((report) => decisionIn(report, decides) !== null)
    .toSorted((a, b) => surenessOf(b, topic) - surenessOf(a, topic));
  if (surest === undefined) {
    const lead = detail.isCorrected
      ? t`It concerns ${concerns}: a person decided so.`
      : t`It concerns ${concerns}: no report left evidence for it by itself.`;
    return { lead, report: leader, decision: null };
  }
  const source = { report: surest, decision: decisionIn(surest, decides) };
  if (detail.reports.length === 1) return { ...source, lead: t`It concerns ${concerns} because:` };
  const outlet = detail.publisherInfo[surest.outlet]?.name ?? surest.article.publisher;
  return { ...source, lead: t`It concerns ${concerns}, as ${outlet} tells it, because:` };
}

/** What was decided of a development, each with the report that says why; empty where no report is on record. */
export function questionsOf(detail: DevelopmentDetail): readonly Question[] {
  const report = leading(detail);
  if (report === null) return [];
  const { verdict } = report;
  const sure = sureWords(verdict.own?.relevance ?? verdict.relevance);
  const score = scoreWords(verdict.own?.score ?? verdict.score);
  const [relevance, scored] = [decisionIn(report, 'relevance'), decisionIn(report, 'score')];
  return [
    {
      ...{ report, decision: relevance },
      lead:
        relevance === null
          ? t`It is taken for a development between the two (${sure} sure); no rule left evidence for that.`
          : t`It is taken for a development between the two (${sure} sure) because:`,
    },
    ...detail.indicators.map((topic) => indicatorQuestion(topic, report, detail)),
    {
      ...{ report, decision: scored },
      lead:
        scored === null
          ? t`It scores ${score}; no rule left evidence for that.`
          : t`It scores ${score} because:`,
    },
  ];
}

const saysNothing = (because: Because): boolean =>
  because.for.length + because.against.length === 0 && because.learned === null;

function reasons({ lead, decision, report }: Question, data: RuleSentences): HTMLElement {
  const because = decision === null ? NO_REASON : becauseOf(decision, data);
  return element(
    'div',
    { class: 'because' },
    element('p', {}, lead),
    because.for.length > 0 &&
      element('ul', { class: 'for' }, ...because.for.map((words) => element('li', { dir: 'auto' }, words))),
    because.against.length > 0 &&
      element('p', { class: 'quiet' }, t`Against it: ${clauses(because.against)}.`),
    because.learned !== null && element('p', { class: 'quiet', dir: 'auto' }, learnedWords(because.learned)),
    decision !== null &&
      saysNothing(because) &&
      element('p', { class: 'quiet' }, t`All reports start there; no word of this one changed it.`),
    decision !== null && arithmetic(decision, report, data),
  );
}

/** Why it is here, why under these indicators and why with this score, in words; the tables below have the sums. */
export function whySection(detail: DevelopmentDetail, data: RuleSentences | null): HTMLElement | null {
  const report = leading(detail);
  const isPersons = detail.isCorrected || (report?.verdict.own ?? null) !== null;
  const byPerson =
    isPersons &&
    element(
      'p',
      { class: 'note' },
      ...sentence`A person corrected or confirmed it; what they decided, and why, stands under ${element('a', { href: '#corrections' }, t`Corrections`)}. What follows is how the tracker itself read it.`,
    );
  const read =
    report === null || data === null
      ? [
          element(
            'p',
            {},
            t`An editor took it from the documents: the citations below say where it stands, the notes how date and score were settled.`,
          ),
        ]
      : questionsOf(detail).map((question) => reasons(question, data));
  return element('section', { class: 'why' }, element('h2', {}, t`Why it is here`), byPerson, ...read);
}
