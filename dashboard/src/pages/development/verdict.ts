import type { Evidence } from '../../../../src/classification/domain/verdict.js';
import type { RuleSentences } from '../../../../src/classification/domain/rule-sentence.js';
import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import { dataTable } from '../../dom/table.js';
import { term } from '../../dom/term.js';
import type { Report, ShownVerdict } from '../../service/compound.js';
import { sentenceOf } from '../../words/because.js';
import type { Decision } from '../../words/evidence.js';
import { contributionWords, decisionsOf, markedPieces, ruleWords, weightiest } from '../../words/evidence.js';
import { isLearned } from '../../words/rule-senses.js';
import { EVENT_LABEL, STATUS_LABEL, TOPIC_LABEL } from '../../words/labels.js';
import { signedNumber, sureWords } from '../../words/numbers.js';
import { foreign, languageOf, scoreTag } from '../marks.js';
import { counted, t } from '../../language/say.js';

const MOST_SHOWN = 6;

type Article = Report['article'];

function marked(text: string, field: 'title' | 'summary', verdict: ShownVerdict): HTMLElement | null {
  if (text === '') return null;
  const places = verdict.evidence.flatMap(({ place }) => (place?.field === field ? [place] : []));
  const pieces = markedPieces(text, places).map((piece) =>
    piece.marked ? element('mark', {}, piece.text) : piece.text,
  );
  return element('p', { dir: 'auto', lang: languageOf(text, verdict.language), class: 'foreign' }, ...pieces);
}

function resultOf(decision: Decision, verdict: ShownVerdict): string | null {
  if (decision.decides === 'relevance')
    return t`${verdict.relevant ? t`yes` : t`no`}, ${sureWords(verdict.relevance)} sure`;
  const topic = verdict.indicators.find(({ name }) => decision.decides === `indicator:${name}`);
  if (topic !== undefined) return t`${TOPIC_LABEL[topic.name]}, ${sureWords(topic.confidence)} sure`;
  if (decision.decides === 'status' && verdict.status !== null) return STATUS_LABEL[verdict.status];
  return decision.decides === 'eventType' && verdict.eventType !== null
    ? EVENT_LABEL[verdict.eventType]
    : null;
}

/** What the tables of one report share: the sentences of the rules, and which report it is. */
export interface Reading {
  readonly sentences: RuleSentences | null;
  readonly about: string;
}

function ruleCell(rule: string, { sentences }: Reading): HTMLElement {
  const words = sentences === null ? ruleWords(rule) : sentenceOf(rule, sentences);
  return element('span', { title: rule }, words);
}

function evidenceTable(caption: string, evidence: readonly Evidence[], reading: Reading): HTMLElement {
  return dataTable<Evidence>({
    caption,
    about: reading.about,
    folds: true,
    rows: evidence,
    columns: [
      { head: t`Words`, name: t`Words`, cell: ({ words }) => foreign('span', words === '' ? '–' : words) },
      { head: t`What it means`, name: t`Meaning`, cell: ({ rule }) => ruleCell(rule, reading) },
      {
        head: t`What it adds`,
        name: t`Adds`,
        numeric: true,
        cell: ({ contribution }) => contributionWords(contribution),
      },
    ],
  });
}

/** A decision with the evidence that says most in a table, the rest folded away, and the sum of all. */
export function decisionBlock(decision: Decision, verdict: ShownVerdict, reading: Reading): HTMLElement {
  const result = resultOf(decision, verdict);
  const { sentences } = reading;
  const isTold = (rule: string): boolean => sentences === null || !isLearned(rule, sentences);
  const { shown, rest } = weightiest(decision.evidence, MOST_SHOWN, isTold);
  const restSum = rest.reduce((sum, { contribution }) => sum + contribution, 0);
  const sum =
    result === null
      ? t`Together ${signedNumber(decision.sum)} ${decision.unit}.`
      : t`Together ${signedNumber(decision.sum)} ${decision.unit}: ${result}.`;
  return element(
    'div',
    { class: 'decision' },
    evidenceTable(decision.question, shown, reading),
    rest.length > 0 &&
      element(
        'details',
        {},
        element(
          'summary',
          {},
          counted(rest.length, '{n} other sign: {0}', '{n} other signs: {0}', contributionWords(restSum)),
        ),
        evidenceTable(t`Other evidence: ${decision.question}`, rest, reading),
      ),
    element('p', { class: 'decision-sum' }, sum),
  );
}

function readAs(verdict: ShownVerdict): readonly Child[] {
  const result = scoreTag(verdict.direction, verdict.score);
  return verdict.own === null
    ? sentence`Read as ${result}, classifier version ${verdict.classifierVersion}.`
    : sentence`Read as ${result}, classifier version ${verdict.classifierVersion}, as a person corrected or confirmed it.`;
}

/** How an article was read: result, the words that decided, and the sums they add up to. */
export function verdictDetails(
  article: Article,
  verdict: ShownVerdict,
  sentences: RuleSentences | null,
): HTMLElement {
  const reading = { sentences, about: `${article.publisher}: ${article.title}` };
  const box = element('details', { class: 'verdict' }, element('summary', {}, t`How this report was read`));
  const build = (): void => {
    if (!box.open || box.childElementCount > 1) return;
    const decisions = decisionsOf(verdict.evidence);
    box.append(
      element('p', {}, ...readAs(verdict), ' ', ...sentence`The ${term('evidence', t`evidence`)} is marked:`),
      element(
        'blockquote',
        {},
        marked(article.title, 'title', verdict),
        marked(article.summary, 'summary', verdict),
      ),
      ...(decisions.length === 0
        ? [
            element(
              'p',
              { class: 'empty' },
              t`No rule left evidence: a person decided, or the text gave none.`,
            ),
          ]
        : decisions.map((decision) => decisionBlock(decision, verdict, reading))),
    );
  };
  box.addEventListener('toggle', build);
  return box;
}
