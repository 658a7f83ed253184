import { t } from '../language/say.js';

/** A change of how the numbers are made. */
interface MethodChange {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly part: string;
  readonly what: string;
}

const [INDEX, READING, GROUPING, ALARMS, REPORTS, PROMISES] = [
  t`Index`,
  t`Reading of texts`,
  t`Grouping`,
  t`Alarms`,
  t`Reports`,
  t`Promises`,
];

/** What changed in the methods and when, newest first. Add a line with every change that can move a figure. */
export const METHOD_LOG: readonly MethodChange[] = [
  {
    day: '2026-11-28',
    part: INDEX,
    what: t`Each indicator is compared by the sources that tell of it, no longer by what they tell of all: where who alone told of one joined, failed or left, its changes and alarms are gone, and those of the others stand.`,
  },
  {
    day: '2026-11-28',
    part: ALARMS,
    what: t`A week with fewer developments in all than usual is held against the usual number when shares are compared: where others have a lull, no alarm tells of a larger share.`,
  },
  {
    day: '2026-11-28',
    part: INDEX,
    what: t`What the same sources bring is compared together, weighed by the developments they tell, each shared out among all that tell it: weeks before which many small ones dried up or grew are no longer compared; a change must hold also beside what the same sources bring of other news; an archive is its feeds’ past once both are shown to tell about as much.`,
  },
  {
    day: '2026-11-27',
    part: INDEX,
    what: t`Weeks that other sources watched are no longer compared, and an archive that ends while others go on is missed for half a year: changes, alarms and intensities that came of more or fewer sources are gone.`,
  },
  {
    day: '2026-11-27',
    part: INDEX,
    what: t`Feeds of which few articles are expected are judged together and over weeks: where more are empty than chance explains, their share counts as missing. Coverage of such weeks fell.`,
  },
  {
    day: '2026-11-27',
    part: ALARMS,
    what: t`A grave single deed raises its alarm while its week runs, and in weeks of which too little was read; a record must be one as seen.`,
  },
  {
    day: '2026-11-27',
    part: READING,
    what: t`Version 1.5.0: how far an act has got is learnt as its kind is, but what is announced is never read as done; one side is also known by its officials in the other's towns and by its authorities' dealings.`,
  },
  {
    day: '2026-11-27',
    part: READING,
    what: t`Version 1.4.0: knows 1,100 more things that the two deal in and hears who speaks; the kind of act is learnt with whether it is done, under way or ahead.`,
  },
  {
    day: '2026-11-27',
    part: READING,
    what: t`The Soviet state in its years, and three hundred more offices, firms and towns, are known as one of the two sides; settled disputes and requests are known as acts.`,
  },
  {
    day: '2026-11-27',
    part: PROMISES,
    what: t`News moves a promise only where it is about the same thing and nothing speaks against it; what rules cannot tell is offered to a person beside the promise.`,
  },
  {
    day: '2026-11-27',
    part: REPORTS,
    what: t`Version 11: a new edition names every entry that differs, and in what; every overdue promise is counted; a visit that is announced and promised for the same days is listed once; a week that nobody watched is called so.`,
  },
  {
    day: '2026-11-27',
    part: INDEX,
    what: t`A week in which no feed was enabled has no coverage, no longer a coverage of 0.`,
  },
  {
    day: '2026-11-26',
    part: INDEX,
    what: t`An outlet of an archive that falls silent inside the archive counts as missing, no longer as covered: coverage of such weeks fell.`,
  },
  {
    day: '2026-11-26',
    part: GROUPING,
    what: t`Other goods, towns, numbers and speakers weigh against what two reports share: fewer wrong merges, but more acts are counted twice.`,
  },
  {
    day: '2026-11-26',
    part: GROUPING,
    what: t`Grouping looks at goods, sums and announced acts too and was learnt anew: fewer wrong merges.`,
  },
  {
    day: '2026-11-26',
    part: READING,
    what: t`Rules know what the two do side by side from what passes between them; editorials that report an event count. On the labelled articles relevance rose from 0.943 to 0.956; on articles never seen it went from 0.908 to 0.899, so that the gain is not proved.`,
  },
  {
    day: '2026-11-26',
    part: REPORTS,
    what: t`Version 3: each report is made by the method in use at its hour, and names its version.`,
  },
  {
    day: '2026-11-26',
    part: GROUPING,
    what: t`Learnt weights in place of fixed rules decide which reports tell of the same act.`,
  },
  {
    day: '2026-11-26',
    part: ALARMS,
    what: t`Four detectors and the tested change of the week, each with thresholds set by simulation.`,
  },
  {
    day: '2026-11-26',
    part: INDEX,
    what: t`One development proves φ = 1.2 instead of 1, set by simulation with a truth that drifts: bands became a little narrower. The index itself did not change.`,
  },
  {
    day: '2026-11-22',
    part: READING,
    what: t`First reading of texts: rules after the labelling guide, with learnt weights that can be added up.`,
  },
  {
    day: '2026-11-22',
    part: INDEX,
    what: t`First index, band, intensity and long view.`,
  },
];
