import { element } from '../../dom/element.js';
import { panel } from '../../dom/panel.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import type { SourceDocument } from '../../service/compound.js';
import { sourceDocument } from '../../service/compound.js';
import type { Overview } from '../../service/overview.js';
import { overview } from '../../service/overview.js';
import type { Answer } from '../../service/problem.js';
import { instantWords } from '../../words/dates.js';
import { documentNumber } from '../../words/documents.js';
import { GLOSSARY, GLOSSARY_LABEL, GLOSSARY_WORDS } from '../../words/glossary.js';
import { documentCite } from '../development/citations.js';
import { foreign } from '../marks.js';
import { signInPanel } from '../sign-in.js';
import { accuracyPanel } from './accuracy.js';
import { revisionLog } from './revision-log.js';
import { counted, t } from '../../language/say.js';

const STEPS: readonly (readonly [string, string])[] = [
  [
    t`From articles to developments`,
    t`Feeds of Pakistani, Russian and third-country outlets in English, Russian and Urdu are read on a schedule. Rules decide which articles report something new between the two countries. Reports of the same act, in whatever language, become one development.`,
  ],
  [
    t`Score`,
    t`Each development gets a score from −10 to +10 by the kind of act and how far it has got: an intention counts less than an agreement, an agreement less than a signature, a signature less than a delivery. What is only alleged, or was denied, is shown but not counted.`,
  ],
  [
    t`Weight`,
    t`Score times weight counts. Weight = how sure the reading is × (1 + the natural logarithm of the number of independent publishers, at most 3). Copies of one agency text are one publisher, so that repetition does not move the index.`,
  ],
  [
    t`Index`,
    t`Cooperation and conflict are added up separately; what happened eight weeks ago counts half. Index = 100 × (cooperation − conflict) ÷ (cooperation + conflict + 6). More cooperation always raises it, more conflict always lowers it, and without evidence it is 0.`,
  ],
  [
    t`Range`,
    t`The shaded band is where the true balance lies nine times out of ten, given how many developments there are and how unequal. When news is thin it is wide. How much one development proves (φ = 1.2) was set by simulation, with worlds whose true balance is known: with drift of ordinary size (up to 0.05 a week on the log-odds scale) the band held the truth in 91–97% of weeks, at half a development to 20 a week. Where relations turn very fast under heavy news it falls short: 83% at 20 developments a week and a drift of 0.08, since what is eight weeks old still counts half.`,
  ],
  [
    t`Change of the week`,
    t`The number of developments is compared with the last 52 covered weeks (at least 26), allowing for news that comes in bunches and for what could not be read; the last 13 weeks are shown beside and decide nothing. Conflict’s share is compared in the same way. “Cooler” is said only where conflict’s share rose; fewer developments are only “quieter”. All indicators are tested together, so that of what is called a change at most 5 in 100 are expected to be chance: in 100,000 simulated quiet weeks a change was named in 2–3%. A week of which less than 90% could be read is not tested. Percentage arrows are not shown: at 5–20 developments a week they would cry “change” most weeks in which nothing changed.`,
  ],
  [
    t`Alarms`,
    t`Four detectors look for more than usual: many in one week (chance under 0.005, against 13 weeks that end two weeks before), a little more for several weeks (summed excess), a larger share of all that happens, and a grave single deed that two or more independent publishers tell. An alarm stands until the figures are ordinary again. In simulated quiet years each indicator had 0.1–0.5 false alarms a year. Conflict that becomes five times as frequent is told within four weeks in 97% of cases, three times as frequent in 45%. Less than usual is never an alarm: it could not be told from silence. A grave deed is told at once; the others wait until their week is over.`,
  ],
  [
    t`Firsts, records, silences`,
    t`A first is the first of its kind of act in an indicator since the day its record begins, and means no more than that: the record holds what the documents and outlets tell. An earlier happening whose date is not exactly known counts as earlier. Records and silences are counted in covered weeks only, after a year of them (a quarter of a year for silences). A record must be one as seen: what a week may have missed makes none.`,
  ],
  [
    t`When feeds fall silent`,
    t`An outage is shown as missing coverage. Feeds of few articles are judged together and over weeks: many that are empty at once, or one for long, count as missing; a single one of four articles a week after five weeks. A fall in a week of which part was not seen is named only where it would hold with all that the missing part may have hidden. In simulation none of 1,000 outages each, in which feeds failed, fell silent or failed within a week, was named a fall; about 1 in 100 saw an alarm of conflict, a fault we know of and have not removed.`,
  ],
  [
    t`When the sources change`,
    t`More sources tell more. Two weeks are compared only where the sources of the one are, by nine tenths of their number, of the articles expected of them and of the developments of the indicator that they tell, those of the other, and bring about as much; a week in which those that tell most of it were down, or brought far less, is compared with none. Each indicator is compared by those that tell of it: who joins and tells only of energy says nothing against trade. Where many join or leave, tests, alarms, records and intensity therefore begin anew (“the sources changed”): after 26 weeks of the new sources, the intensity after 52. The index is a balance and goes on, but more news takes it further from zero and narrows its range. An outlet’s archive is the past of its feeds once both are shown to tell about as much. Where an archive ends while others go on, its outlet is missed for half a year, not taken for quiet.`,
  ],
  [
    t`When no index is shown`,
    t`Fewer than 5 developments in 26 weeks: “not enough evidence”. Less than half of the expected articles could be read: “feeds were down”; the week is a gap, and nothing fades meanwhile. Fewer than 26 covered weeks: “not enough history”, the index stands without comparison.`,
  ],
  [
    t`The long view`,
    t`By year, with a half-life of five years. A development whose date is known only to a year or decade is spread evenly over it. An undated one moves no point and is listed beside.`,
  ],
  [
    t`What was known when`,
    t`Nothing is overwritten. “As known on”, at the top of every page, shows figures and lists as they were on a past day, or at a minute of it (UTC).`,
  ],
  [
    t`Limits`,
    t`The tracker sees what the listed outlets publish. What is not reported, or reported only elsewhere, is missing. Rules misread some texts: every reading shows its words and sums so that it can be checked.`,
  ],
  [
    t`Known limits of the reading`,
    t`Weakest are texts in Urdu, and happenings of one day that differ only in who speaks, such as a third country’s word and an answer to it: these are sometimes merged. How far an act has got, and of what kind it is, is read right less often than direction and score.`,
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
    documentCite(own.document, [own]),
    element(
      'p',
      { class: 'quiet' },
      documentNumber(own.document),
      ...(own.notes === '' ? [] : [' · ', foreign('span', own.notes)]),
    ),
  );
}

function methodSection(): HTMLElement {
  return element(
    'section',
    { class: 'panel prose' },
    element('h2', {}, t`How the numbers are made`),
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
    element('h2', {}, t`terms¦Words`),
    element('dl', { class: 'glossary' }, ...entries),
  );
}

/** What the tool is, how its numbers come about, what it rests on, and the sign-in. */
export const methodPage: PageKind = {
  title: () => t`Method and sign-in`,
  open: (visit, main) => {
    const about = panel<About>({
      title: t`What it rests on`,
      skeletonLines: 6,
      load: () => readAbout(visit),
      draw: ({ overview: { baseline, classifierVersion, dataCutOff }, documents }) => [
        element(
          'p',
          {},
          t`The baseline holds ${counted(baseline.developments, '{n} development', '{n} developments')}, ${counted(baseline.promises, '{n} promise', '{n} promises')} and ${counted(baseline.observations, '{n} figure', '{n} figures')}.`,
          ' ',
          t`Classifier version ${classifierVersion}. Newest record: ${dataCutOff === null ? t`none yet` : instantWords(dataCutOff)}.`,
        ),
        element('h3', {}, t`Documents of the baseline`),
        element('ul', {}, ...documents.map(documentItem)),
      ],
    });
    const [accuracy, signIn] = [accuracyPanel(), signInPanel(visit)];
    main.append(
      pageHead(
        t`Method and sign-in`,
        t`Every number here can be followed down to the reports, words and arithmetic behind it.`,
      ),
      element('div', { class: 'two-columns' }, methodSection(), wordsSection()),
      accuracy.node,
      element('div', { class: 'two-columns' }, about.node, signIn.node),
      revisionLog(),
    );
    return { ready: Promise.all([about, accuracy, signIn].map((one) => one.reload())) };
  },
};
