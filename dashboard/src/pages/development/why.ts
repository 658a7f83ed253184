import type { RuleSentences } from '../../../../src/classification/domain/rule-sentence.js';
import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import type { DevelopmentDetail, Report } from '../../service/compound.js';
import type { Because } from '../../words/because.js';
import { becauseOf } from '../../words/because.js';
import type { Decision } from '../../words/evidence.js';
import { decisionsOf } from '../../words/evidence.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { scoreWords, signedNumber, sureWords } from '../../words/numbers.js';
import { decisionBlock } from './verdict.js';
import { clauses, listed, t } from '../../language/say.js';

/** The report whose reading stands nearest to the development's: with its score, else the surest. */
function leading({ reports, score }: DevelopmentDetail): Report | null {
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

function reasons(
  lead: string,
  decision: Decision | undefined,
  { report, data }: { readonly report: Report; readonly data: RuleSentences },
): HTMLElement {
  const because = decision === undefined ? NO_REASON : becauseOf(decision, data);
  return element(
    'div',
    { class: 'because' },
    element('p', {}, lead),
    because.for.length > 0 &&
      element('ul', { class: 'for' }, ...because.for.map((words) => element('li', { dir: 'auto' }, words))),
    because.against.length > 0 &&
      element('p', { class: 'quiet' }, t`Against it: ${clauses(because.against)}.`),
    because.learned !== null && element('p', { class: 'quiet', dir: 'auto' }, learnedWords(because.learned)),
    decision !== undefined && arithmetic(decision, report, data),
  );
}

function readingOf(report: Report, detail: DevelopmentDetail, data: RuleSentences): readonly HTMLElement[] {
  const { verdict } = report;
  const decisions = decisionsOf(verdict.evidence);
  const of = (decides: string): Decision | undefined => decisions.find((one) => one.decides === decides);
  const sure = sureWords(verdict.own?.relevance ?? verdict.relevance);
  const score = scoreWords(verdict.own?.score ?? verdict.score);
  const source = { report, data };
  return [
    reasons(
      t`It is taken for a development between the two (${sure} sure) because:`,
      of('relevance'),
      source,
    ),
    ...detail.indicators.map((topic) =>
      reasons(t`It concerns ${TOPIC_LABEL[topic].toLowerCase()} because:`, of(`indicator:${topic}`), source),
    ),
    reasons(t`It scores ${score} because:`, of('score'), source),
  ];
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
      : readingOf(report, detail, data);
  return element('section', { class: 'why' }, element('h2', {}, t`Why it is here`), byPerson, ...read);
}
