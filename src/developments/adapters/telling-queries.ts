import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { MARK } from '../../database/written-since.js';
import type { ReadingMark } from '../../kernel/reading-mark.js';
import { INDICATORS, UNCOUNTED_STATUSES } from '../../kernel/words.js';
import type { TellingChanges, TellingReader, Tellings } from '../domain/telling-reader.js';

const telling = {
  feed_id: z.string().nullable(),
  outlet: z.string().nullable(),
  ...{ week: z.string(), reports: z.number() },
  ...{
    trade: z.number(),
    defence: z.number(),
    energy: z.number(),
    diplomacy: z.number(),
    composite: z.number(),
  },
};
const tellingRow = z.object(telling);
const tellingRows = z.array(tellingRow);
/** The mark, beside one telling or none. */
const changedRow = z.union([
  z.object({ mark: z.string(), ...telling }),
  z.object({ mark: z.string(), week: z.null() }),
]);
const changedRows = z.tuple([changedRow]).rest(changedRow);

/** By series whether a development `d` counts in it. */
const BELONGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(INDICATORS.map((name) => [name, `d.indicators @> '[{"name": "${name}"}]'`])),
  composite: `EXISTS (SELECT FROM jsonb_array_elements(d.indicators) i WHERE i ->> 'name' <> 'other')`,
};

const perSeries = (of: (name: string) => string): string =>
  [...INDICATORS, 'composite'].map((name) => of(name)).join(', ');

/**
 * SQL for what every feed and archive told by week, by the assignments, sightings and developments that hold. As `float8`
 * the sums of millionths are exact up to 9 billion developments.
 */
const toldBy = (isHeld: { assignment: string; seen: string; development: string }): string => `
  SELECT feed_id, outlet, week, sum(reports)::int AS reports,
    ${perSeries((name) => `coalesce(sum(share) FILTER (WHERE ${name}), 0) AS ${name}`)}
  FROM (SELECT *, (1000000 / count(*) OVER (PARTITION BY development_id))::float8 AS share
    FROM (SELECT a.development_id, s.feed_id, NULL AS outlet, s.week, count(*) AS reports
      FROM assignment a JOIN sighting s USING (article_id)
      WHERE ${isHeld.assignment} AND ${isHeld.seen} GROUP BY 1, 2, 4
      UNION ALL SELECT a.development_id, NULL, s.outlet, s.week, count(*)
      FROM assignment a JOIN archive_article s USING (article_id)
      WHERE ${isHeld.assignment} AND ${isHeld.seen} GROUP BY 1, 3, 4
    ) AS tellings) AS shared
    LEFT JOIN (SELECT d.development_id, ${perSeries((name) => `${BELONGS[name]} AS ${name}`)}
      FROM development_version d
      WHERE ${isHeld.development} AND d.merged_into IS NULL AND NOT d.withdrawn
        AND d.status NOT IN (${UNCOUNTED_STATUSES.map((status) => `'${status}'`).join(', ')})
    ) AS counted USING (development_id)
  GROUP BY feed_id, outlet, week`;

const ALL = toldBy({
  ...{ assignment: 'a.superseded_at IS NULL', seen: 'true' },
  development: 'd.superseded_at IS NULL',
});

/** Each feed's and outlet's week of which anything may be otherwise than at mark $1. */
const CHANGED = `SELECT changed_feed AS feed_id, changed_outlet AS outlet, changed_week AS week, reports,
  ${perSeries((name) => name)} FROM changed_tellings($1)`;

const heldThen = (alias: string): string =>
  `${alias}.recorded_at <= $1 AND (${alias}.superseded_at IS NULL OR ${alias}.superseded_at > $1)`;

/** As of $1. An article is never assigned to two developments at once. */
const PAST = toldBy({
  ...{ assignment: heldThen('a'), seen: 's.recorded_at <= $1' },
  development: heldThen('d'),
});

export function tellingReader(dataSource: DataSource): TellingReader {
  return {
    tellings: async (asOf) => tellingsIn(tellingRows.parse(await dataSource.query(PAST, [asOf]))),
    tellingsSince: (mark) => tellingsSince(dataSource, mark),
  };
}

async function tellingsSince(dataSource: DataSource, mark: ReadingMark | null): Promise<TellingChanges> {
  const found: unknown = await dataSource.query(
    `SELECT ${MARK} AS mark, tellings.* FROM (SELECT) AS one LEFT JOIN (${mark === null ? ALL : CHANGED}) AS tellings ON true`,
    mark === null ? [] : [mark],
  );
  const rows = changedRows.parse(found);
  return {
    mark: rows[0].mark,
    tellings: tellingsIn(rows.flatMap((row) => (row.week === null ? [] : [row]))),
  };
}

/** Feeds and outlets, apart. */
function tellingsIn(rows: z.infer<typeof tellingRows>): Tellings {
  const [feeds, archives]: [Tellings['feeds'][number][], Tellings['archives'][number][]] = [[], []];
  for (const {
    feed_id: feedId,
    outlet,
    week,
    reports,
    trade,
    defence,
    energy,
    diplomacy,
    composite,
  } of rows) {
    const telling = { week, reports, told: { trade, defence, energy, diplomacy, composite } };
    if (feedId !== null) feeds.push({ feedId, ...telling });
    else if (outlet !== null) archives.push({ outlet, ...telling });
  }
  return { feeds, archives };
}
