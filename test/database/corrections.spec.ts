import { ArticlesService } from '../../src/articles/articles.service.js';
import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import { BaselineService } from '../../src/baseline/baseline.service.js';
import { VerdictsService } from '../../src/classification/verdicts.service.js';
import { VersionsService } from '../../src/classification/versions.service.js';
import { CorrectionsService } from '../../src/corrections/corrections.service.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import type { WeighedDevelopment } from '../../src/developments/domain/development-reader.js';
import { IndicatorsService } from '../../src/indicators/indicators.service.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { ChangeListService } from '../../src/pipeline/judging/change-list.service.js';
import { CorrectService } from '../../src/pipeline/judging/correct.service.js';
import { LabelsService } from '../../src/pipeline/judging/labels.service.js';
import { ReclassifyService } from '../../src/pipeline/judging/reclassify.service.js';
import type { Wanted } from '../../src/pipeline/judging/wanted.js';
import { SeedService } from '../../src/pipeline/seed.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const ALL = {
  indicators: [],
  directions: [],
  statuses: [],
  origins: [],
  core: null,
  from: null,
  to: null,
  text: null,
  asOf: null,
  limit: 500,
  after: null,
} as const;

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const VISIT = 'Lavrov arrives in Islamabad for talks with Pakistani foreign minister';
const CRICKET = 'Cricket: Pakistan name squad for Lahore Test';
const BEFORE = new Date('2026-11-22T12:00:00Z');

function report(publisher: string, title: string, published: string): IncomingReport {
  return incomingReport({ publisher, feedId: null, guid: title, link: null, title, summary: '', published });
}

const oil = report('post', OIL, '2026-10-12T08:00:00Z');
const visit = report('herald', VISIT, '2026-10-05T08:00:00Z');
const cricket = report('gazette', CRICKET, '2026-10-12T09:00:00Z');

describe('what people decide', () => {
  let services: StageServices;

  beforeEach(async () => {
    services = await openStageServices();
    await takeIn([oil, visit, cricket]);
    services.clock.moveTo('2026-11-23T06:00:00Z');
  });
  afterEach(async () => {
    await services.close();
  });

  async function takeIn(items: readonly IncomingReport[]): Promise<void> {
    const now = services.clock.now();
    await services.database.dataSource.transaction((manager) =>
      services.get(IntakeService).takeInArchive(items, manager, now),
    );
    await services.get(DevelopmentsService).regroup(now);
  }

  async function correct(wanted: Wanted): Promise<string> {
    const by = { actor: 'a test', reason: 'it was misread' };
    const recorded = await services.get(CorrectService).record(wanted, by, () => services.clock.now());
    if (recorded.outcome !== 'recorded') throw new Error(recorded.message);
    return recorded.id;
  }

  async function refusal(wanted: Wanted): Promise<string> {
    const by = { actor: 'a test', reason: 'it was misread' };
    return (await services.get(CorrectService).record(wanted, by, () => services.clock.now())).outcome;
  }

  const list = (asOf: Date | null = null): Promise<readonly WeighedDevelopment[]> =>
    services.get(DevelopmentsService).reader.list({ ...ALL, asOf });

  async function named(what: string): Promise<WeighedDevelopment> {
    const found = (await list()).find((development) => development.what === what);
    if (found === undefined) throw new Error(`There is no development "${what}".`);
    return found;
  }

  async function articleOf(title: string): Promise<string> {
    const rows = await services.get(ArticlesService).reader.list({
      publishers: [],
      text: title,
      relevant: null,
      from: null,
      to: null,
      asOf: null,
      limit: 1,
      after: null,
    });
    return rows[0]?.id ?? '';
  }

  async function verdictOf(title: string) {
    const [verdict] = await services.get(VerdictsService).reader.ofArticles([await articleOf(title)], null);
    if (verdict === undefined) throw new Error(`There is no verdict on "${title}".`);
    return verdict;
  }

  async function energyIn(week: string): Promise<number | undefined> {
    const points = await services.get(IndicatorsService).weekly(null, { from: week, to: week });
    return points.find((point) => point.indicator === 'energy')?.cooperation.words;
  }

  async function reclassify(): Promise<number> {
    await services.database.dataSource.query(`UPDATE verdict SET classifier_version = 'older'`);
    const run = { which: 'of-earlier-versions', now: () => services.clock.now() } as const;
    const judged = await services.get(ReclassifyService).run(run);
    await services.get(DevelopmentsService).regroup(services.clock.now());
    return judged;
  }

  const titles = async (asOf: Date | null = null): Promise<readonly string[]> =>
    (await list(asOf)).map(({ what }) => what).sort();

  it('take a misread report out of list and index at once, and put it back when they are undone', async () => {
    const before = await energyIn('2026-W42');
    const id = await correct({
      kind: 'article',
      articleId: await articleOf(OIL),
      parts: { relevant: false },
    });
    expect(await titles()).toEqual([VISIT]);
    expect(await energyIn('2026-W42')).toBe(0);
    expect(await titles(BEFORE)).toEqual([VISIT, OIL].sort());
    services.clock.moveTo('2026-11-24T06:00:00Z');
    const undo = await correct({ kind: 'undo', id });
    expect(await energyIn('2026-W42')).toBe(before);
    services.clock.moveTo('2026-11-25T06:00:00Z');
    await correct({ kind: 'undo', id: undo });
    expect(await titles()).toEqual([VISIT]);
    expect(await titles(new Date('2026-11-24T12:00:00Z'))).toEqual([VISIT, OIL].sort());
  });

  it('are certain: a corrected score and its confidence are the person’s, the other parts stay as read', async () => {
    const read = await named(OIL);
    await correct({ kind: 'article', articleId: await articleOf(OIL), parts: { score: 3 } });
    const corrected = await named(OIL);
    expect(corrected.score).toBe(3);
    expect(corrected.confidence).toBe(1);
    expect(corrected.indicators).toEqual(read.indicators);
    expect((await verdictOf(OIL)).own?.score).toBe(read.score);
  });

  it('outlast a new classifier and a new revision of the text', async () => {
    await correct({ kind: 'article', articleId: await articleOf(OIL), parts: { score: 3 } });
    await correct({ kind: 'article', articleId: await articleOf(VISIT), parts: { relevant: false } });
    expect(await reclassify()).toBe(3);
    expect((await list()).map(({ what, score }) => [what, score])).toEqual([[OIL, 3]]);
    await takeIn([{ ...oil, summary: 'The agreement was signed by the two energy ministers.' }]);
    expect((await list()).map(({ what, score }) => [what, score])).toEqual([[OIL, 3]]);
  });

  it('make a development of a report that was dismissed, once they say what it is', async () => {
    const articleId = await articleOf(CRICKET);
    expect(await refusal({ kind: 'article', articleId, parts: { relevant: true } })).toBe('wrong');
    await correct({
      kind: 'article',
      articleId,
      parts: { indicators: ['other'], direction: 'cooperation', score: 1, status: 'occurred' },
    });
    expect((await named(CRICKET)).indicators).toEqual(['other']);
    expect((await verdictOf(CRICKET)).traits.stems).not.toEqual([]);
  });

  it('are refused where score and direction contradict each other, or nothing is there', async () => {
    const articleId = await articleOf(OIL);
    expect(await refusal({ kind: 'article', articleId, parts: { score: -3 } })).toBe('wrong');
    expect(await refusal({ kind: 'article', articleId: 'nobody', parts: { score: 3 } })).toBe('unknown');
    const id = await correct({ kind: 'article', articleId, parts: { score: 3 } });
    await correct({ kind: 'undo', id });
    expect(await refusal({ kind: 'undo', id })).toBe('conflict');
  });

  it('hold for a development through regrouping, and come off when undone', async () => {
    const { id, score } = await named(OIL);
    const entry = await correct({
      kind: 'development',
      developmentId: id,
      parts: { what: 'Crude oil agreement', score: 2 },
    });
    await takeIn([
      report('daily', 'Russia, Pakistan ink crude oil supply deal in Moscow', '2026-10-13T06:00:00Z'),
    ]);
    await reclassify();
    const kept = await named('Crude oil agreement');
    expect([kept.score, kept.sources.length, kept.confidence]).toEqual([2, 2, 1]);
    await correct({ kind: 'undo', id: entry });
    expect((await list()).some((development) => development.score === score)).toBe(true);
    expect(await titles()).not.toContain('Crude oil agreement');
  });

  it('hold for a development of the documents through every start', async () => {
    const baseline = services.get(BaselineService).records();
    await services.get(SeedService).seed(baseline);
    const [first] = baseline.developments;
    const developmentId = first?.id ?? '';
    const reader = services.get(DevelopmentsService).reader;
    const entry = await correct({ kind: 'development', developmentId, parts: { relevant: false } });
    expect((await reader.byId(developmentId, null)).found).toBe('nothing');
    expect((await services.get(SeedService).seed(baseline)).changed).toBe(0);
    expect((await reader.byId(developmentId, null)).found).toBe('nothing');
    await correct({ kind: 'undo', id: entry });
    expect((await reader.byId(developmentId, null)).found).toBe('development');
    expect((await services.get(SeedService).seed(baseline)).changed).toBe(0);
  });

  it('merge developments, with the old address redirected, and keep them merged until that is undone', async () => {
    const [one, two] = [await named(OIL), await named(VISIT)];
    const entry = await correct({ kind: 'merge', developmentIds: [one.id, two.id] });
    const [merged] = await list();
    expect(merged?.sources).toHaveLength(2);
    const gone = merged?.id === one.id ? two.id : one.id;
    // The visit's report is the earlier one, though the oil was named first.
    const recorded = await services.get(CorrectionsService).byId(entry);
    expect(recorded?.entry).toMatchObject({ developmentId: merged?.id, merged: [gone] });
    const reader = services.get(DevelopmentsService).reader;
    expect(await reader.byId(gone, null)).toEqual({ found: 'merged', into: merged?.id });
    await reclassify();
    await takeIn([report('courier', `${VISIT} today`, '2026-10-05T11:00:00Z')]);
    expect((await list()).map(({ sources }) => sources.length)).toEqual([3]);
    expect(await refusal({ kind: 'merge', developmentIds: [one.id, two.id] })).toBe('conflict');
    await correct({ kind: 'undo', id: entry });
    expect((await list()).map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
  });

  it('split a development, and keep it split until that is undone', async () => {
    await takeIn([report('courier', `${VISIT} today`, '2026-10-05T11:00:00Z')]);
    const whole = (await list()).find(({ sources }) => sources.length === 2);
    if (whole === undefined) throw new Error('The two reports of the visit were not grouped.');
    const articleIds = whole.sources.slice(1).map(({ articleId }) => articleId);
    const everyone = whole.sources.map(({ articleId }) => articleId);
    expect(await refusal({ kind: 'split', developmentId: whole.id, articleIds: everyone })).toBe('wrong');
    const entry = await correct({ kind: 'split', developmentId: whole.id, articleIds });
    expect((await list()).map(({ sources }) => sources.length)).toEqual([1, 1, 1]);
    await reclassify();
    expect((await list()).map(({ sources }) => sources.length)).toEqual([1, 1, 1]);
    await correct({ kind: 'undo', id: entry });
    expect((await list()).map(({ sources }) => sources.length).sort()).toEqual([1, 2]);
  });

  it('are labels that the evaluation reads', async () => {
    await correct({ kind: 'article', articleId: await articleOf(OIL), parts: { score: 3 } });
    const labels = await services.get(LabelsService).all(null);
    expect(labels.map(({ title, relevant, intensity }) => [title, relevant, intensity])).toEqual([
      [OIL, true, 3],
    ]);
    expect(await services.get(LabelsService).all(BEFORE)).toEqual([]);
  });

  it('leave the list of what to read first', async () => {
    await services.database.dataSource.query(`UPDATE verdict SET relevance = 0.4 WHERE article_id = $1`, [
      await articleOf(CRICKET),
    ]);
    await services.database.dataSource.query(`UPDATE verdict SET relevance = 0.52 WHERE article_id = $1`, [
      await articleOf(OIL),
    ]);
    const unsure = async () =>
      (
        await services
          .get(ArticlesService)
          .reader.unsure({ since: new Date('2026-09-01'), limit: 10, after: null })
      ).map(({ title }) => title);
    expect((await unsure()).filter((title) => title !== VISIT)).toEqual([OIL, CRICKET]);
    await correct({ kind: 'article', articleId: await articleOf(OIL), parts: { relevant: true } });
    expect((await unsure()).filter((title) => title !== VISIT)).toEqual([CRICKET]);
  });

  it('are not in the list of what a new classifier would change', async () => {
    const older = `UPDATE verdict SET classifier_version = 'older', score = 1, relevance = 0.6 WHERE relevant`;
    await services.database.dataSource.query(older);
    await correct({ kind: 'article', articleId: await articleOf(VISIT), parts: { score: 2 } });
    const page = await services
      .get(ChangeListService)
      .page({ which: 'of-earlier-versions', after: '', limit: 10 });
    expect(page.items.map(({ title, changes }) => [title, changes['score']?.from])).toEqual([[OIL, 1]]);
    expect((await named(OIL)).score).not.toBe(1);
    const run = { which: 'of-earlier-versions', now: () => services.clock.now() } as const;
    await services.get(ReclassifyService).run(run);
    expect((await verdictOf(OIL)).score).toBe(page.items[0]?.changes['score']?.to);
    expect((await verdictOf(VISIT)).score).toBe(2);
  });

  it('two instances share the work of a new classifier, and judge each article once', async () => {
    const { dataSource } = services.database;
    const many = Array.from({ length: 450 }, (_, at) =>
      report('gazette', `${CRICKET} ${at}`, '2026-10-12T09:00:00Z'),
    );
    await takeIn(many);
    await dataSource.query(`UPDATE verdict SET classifier_version = 'older'`);
    const run = { which: 'of-earlier-versions', now: () => services.clock.now() } as const;
    const service = services.get(ReclassifyService);
    const judged = await Promise.all([service.run(run), service.run(run)]);
    expect(judged[0] + judged[1]).toBe(453);
    const rows: unknown = await dataSource.query('SELECT count(*)::int AS verdicts FROM verdict');
    expect(rows).toEqual([{ verdicts: 906 }]);
  });

  it('an older instance leaves the verdicts of a classifier that was started after it', async () => {
    const versions = services.get(VersionsService);
    await versions.register(services.clock.now());
    const { dataSource } = services.database;
    await dataSource.query(
      `INSERT INTO classifier_version VALUES ('newer', '2027-01-01'), ('older', '2026-01-01')`,
    );
    await dataSource.query(
      `UPDATE verdict SET classifier_version = CASE WHEN relevant THEN 'newer' ELSE 'older' END`,
    );
    expect((await versions.progress()).outdated).toBe(1);
    const now = (): Date => services.clock.now();
    const service = services.get(ReclassifyService);
    expect(await service.run({ which: 'of-earlier-versions', now })).toBe(1);
    expect(await service.run({ which: 'of-any-other-version', now })).toBe(2);
  });
});
