import { element } from '../dom/element.js';
import { panel } from '../dom/panel.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { Overview, SourceDocument } from '../service/compound.js';
import { overview, sourceDocument } from '../service/compound.js';
import type { Answer } from '../service/problem.js';
import { instantWords } from '../words/dates.js';
import { documentNumber, documentWords } from '../words/documents.js';
import { GLOSSARY, GLOSSARY_LABEL, GLOSSARY_WORDS } from '../words/glossary.js';
import { countWords } from '../words/numbers.js';
import { signInPanel } from './sign-in.js';

const STEPS: readonly (readonly [string, string])[] = [
  [
    'From articles to developments',
    'Feeds of Pakistani, Russian and third-country outlets in English, Russian and Urdu are read on a schedule. Rules decide which articles report something new between the two countries. Reports of the same act, in whatever language, become one development.',
  ],
  [
    'Score',
    'Each development gets a score from −10 to +10 by the kind of act and how far it has got: an intention counts less than an agreement, an agreement less than a signature, a signature less than a delivery. What is only alleged, or was denied, is shown but not counted.',
  ],
  [
    'Weight',
    'Score times weight counts. Weight = how sure the reading is × (1 + the natural logarithm of the number of independent publishers, at most 3). Copies of one agency text are one publisher, so that repetition does not move the index.',
  ],
  [
    'Index',
    'Cooperation and conflict are added up separately; what happened eight weeks ago counts half. Index = 100 × (cooperation − conflict) ÷ (cooperation + conflict + 6). More cooperation always raises it, more conflict always lowers it, and without evidence it is 0.',
  ],
  [
    'Range',
    'The shaded band is where the true balance lies nine times out of ten, given how many developments there are and how unequal. When news is thin it is wide.',
  ],
  [
    'When no index is shown',
    'Fewer than 5 developments in 26 weeks: “not enough evidence”. Less than half of the expected articles could be read: “feeds were down”; the week is a gap, and nothing fades meanwhile. Fewer than 26 covered weeks: “not enough history”, the index stands without comparison.',
  ],
  [
    'The long view',
    'By year, with a half-life of five years. A development whose date is known only to a year or decade is spread evenly over it. An undated one moves no point and is listed beside.',
  ],
  [
    'What was known when',
    'Nothing is overwritten. “As known on”, at the top of every page, shows figures and lists as they were on a past day.',
  ],
  [
    'Limits',
    'The tracker sees what the listed outlets publish. What is not reported, or reported only elsewhere, is missing. Rules misread some texts: every reading shows its words and sums so that it can be checked.',
  ],
];

interface About {
  readonly overview: Overview;
  readonly documents: readonly SourceDocument[];
}

async function readAbout(visit: Visit): Promise<Answer<About>> {
  const [now, documents] = await Promise.all([
    visit.reader.read('/indicators', {}, overview),
    visit.reader.all('/documents', {}, sourceDocument),
  ]);
  if (now.kind === 'problem') return now;
  if (documents.kind === 'problem') return documents;
  return { ...now, value: { overview: now.value, documents: documents.value } };
}

function documentItem(own: SourceDocument): HTMLElement {
  return element(
    'li',
    {},
    element('cite', { dir: 'auto' }, documentWords(own.document, [own])),
    element(
      'p',
      { class: 'quiet' },
      `${documentNumber(own.document)}${own.notes === '' ? '' : ` · ${own.notes}`}`,
    ),
  );
}

function methodSection(): HTMLElement {
  return element(
    'section',
    { class: 'panel prose' },
    element('h2', {}, 'How the numbers are made'),
    ...STEPS.map(([title, words]) => element('div', {}, element('h3', {}, title), element('p', {}, words))),
  );
}

function wordsSection(): HTMLElement {
  const entries = GLOSSARY_WORDS.map((word) =>
    element('div', {}, element('dt', {}, GLOSSARY_LABEL[word]), element('dd', {}, GLOSSARY[word])),
  );
  return element(
    'section',
    { class: 'panel prose' },
    element('h2', {}, 'Words'),
    element('dl', { class: 'glossary' }, ...entries),
  );
}

/** What the tool is, how its numbers come about, what it rests on, and the sign-in. */
export const methodPage: PageKind = {
  pattern: '/method',
  title: () => 'Method and sign-in',
  open: (visit, main) => {
    const about = panel<About>({
      title: 'What it rests on',
      skeletonLines: 6,
      load: () => readAbout(visit),
      draw: ({ overview: { baseline, classifierVersion, dataCutOff }, documents }) => [
        element(
          'p',
          {},
          `The baseline holds ${countWords(baseline.developments, 'development')}, ${countWords(baseline.promises, 'promise')} and ${countWords(baseline.observations, 'figure')}. Classifier version ${classifierVersion}. Newest record: ${dataCutOff === null ? 'none yet' : instantWords(dataCutOff)}.`,
        ),
        element('h3', {}, 'Documents of the baseline'),
        element('ul', {}, ...documents.map(documentItem)),
      ],
    });
    const signIn = signInPanel(visit);
    main.append(
      pageHead(
        'Method and sign-in',
        'Every number here can be followed down to the reports, words and arithmetic behind it.',
      ),
      element('div', { class: 'two-columns' }, methodSection(), wordsSection()),
      element('div', { class: 'two-columns' }, about.node, signIn.node),
    );
    return { ready: Promise.all([about.reload(), signIn.reload()]) };
  },
};
