/**
 * `npm run ledger`: how well the promise ledger matches later developments to promises, on pairs of headlines of our
 * own. All pairs of a lot go into one database, so that every promise can be matched to every later development.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const told = z.object({ title: z.string(), published: z.string() });
const pair = z.object({
  id: z.string(),
  opening: told,
  later: told,
  change: z.string().nullable(),
  /** Pairs of one name are about one and the same thing (the gas pipeline of 2015, agreed upon anew in 2021). */
  thing: z.string().exactOptional(),
});
type Pair = z.infer<typeof pair>;

/** Written in this order: the last two after the rules, to see what they make of headlines they were not made for. */
const LOTS = ['own-pairs', 'second-lot', 'held-out-lot', 'second-held-out-lot'];

function pairsOf(lot: string): readonly Pair[] {
  return readFileSync(new URL(`${lot}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => pair.parse(JSON.parse(line)));
}

/** Which pair's headline each development tells, as `opening ID` or `later ID`. */
async function tellers(
  services: StageServices,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const titles = new Map(
    pairs.flatMap(({ id, opening, later }) => [
      [opening.title, `opening ${id}`] as const,
      [later.title, `later ${id}`] as const,
    ]),
  );
  const found: unknown = await services.database.dataSource.query(
    `SELECT s.development_id AS id, array_agg(r.title) AS titles FROM assignment s
     JOIN article_revision r ON r.article_id = s.article_id WHERE s.superseded_at IS NULL GROUP BY 1`,
  );
  const rows = z.array(z.object({ id: z.string(), titles: z.array(z.string()) })).parse(found);
  return new Map(rows.map(({ id, titles: own }) => [id, own.flatMap((title) => titles.get(title) ?? [])]));
}

async function takeIn(services: StageServices, pairs: readonly Pair[]): Promise<void> {
  const items = pairs.flatMap(({ id, opening, later }) =>
    [opening, later].map(({ title, published }) =>
      incomingReport({
        ...{ publisher: `${id} ${published}`, feedId: null, guid: title, link: null },
        ...{ title, summary: '', published },
      }),
    ),
  );
  const now = services.clock.now();
  await services.database.dataSource.transaction((manager) =>
    services.get(IntakeService).takeIn(
      items.map((item) => [item]),
      manager,
      now,
    ),
  );
  await services.get(DevelopmentsService).regroup(now);
}

interface Outcome {
  opened: number;
  matched: number;
  rightChange: number;
  wrong: string[];
  missed: string[];
}

function compare(
  pairs: readonly Pair[],
  matches: readonly { readonly opening: string; readonly later: string; readonly change: string }[],
  openings: ReadonlySet<string>,
): Outcome {
  const due = pairs.filter(({ change }) => change !== null);
  const thingOf = (id: string): string => pairs.find((one) => one.id === id)?.thing ?? id;
  const isDue = ({ opening, later }: (typeof matches)[number]): boolean =>
    due.some(({ id }) => id === later && thingOf(id) === thingOf(opening));
  const of = ({ id }: Pair) => matches.find((match) => match.later === id && isDue(match));
  return {
    opened: pairs.filter(({ id }) => openings.has(id)).length,
    matched: due.filter((one) => of(one) !== undefined).length,
    rightChange: due.filter((one) => of(one)?.change === one.change).length,
    wrong: matches
      .filter((match) => !isDue(match))
      .map(({ opening, later, change }) => `${opening} ← ${later}: ${change}`),
    missed: due
      .filter((one) => of(one)?.change !== one.change)
      .map(
        (one) =>
          `${one.id}: ${String(one.change)}, read as ${of(one)?.change ?? 'no match'}${openings.has(one.id) ? '' : ' (never opened)'}`,
      ),
  };
}

/** The promises that pairs opened, and the later headlines that were matched to them. */
async function matchesIn(
  services: StageServices,
  pairs: readonly Pair[],
): Promise<{
  readonly matches: Parameters<typeof compare>[1];
  readonly openings: ReadonlySet<string>;
  readonly offered: ReadonlySet<string>;
}> {
  const byDevelopment = await tellers(services, pairs);
  const named = (id: string | null, part: string): string[] =>
    (id === null ? [] : (byDevelopment.get(id) ?? [])).flatMap((teller) =>
      teller.startsWith(part) ? [teller.slice(part.length)] : [],
    );
  const openings = new Set<string>();
  const offered = new Set<string>();
  const matches = (await services.get(DevelopmentsService).allPromises(null)).flatMap(
    ({ history, possible = [] }) => {
      for (const { developmentId } of possible)
        for (const id of named(developmentId, 'later ')) offered.add(id);
      const [opened, later] = [true, false].map((is) =>
        history.filter(({ change }) => (change === 'opened') === is),
      );
      const own = (opened ?? []).flatMap(({ developmentId }) => named(developmentId, 'opening '));
      for (const id of own) openings.add(id);
      return (later ?? []).flatMap(({ developmentId, change }) =>
        named(developmentId, 'later ').flatMap((id) =>
          own.map((opening) => ({ opening, later: id, change })),
        ),
      );
    },
  );
  return { matches, openings, offered };
}

async function linesOf(lot: string): Promise<readonly string[]> {
  const pairs = pairsOf(lot);
  const services = await openStageServices();
  try {
    await takeIn(services, pairs);
    const { matches, openings, offered } = await matchesIn(services, pairs);
    const due = pairs.filter(({ change }) => change !== null).length;
    const { opened, matched, rightChange, wrong, missed } = compare(pairs, matches, openings);
    return [
      `${lot}: promises opened: ${opened} of ${pairs.length}`,
      `  right promise: ${matched} of ${due}; right promise and right change: ${rightChange} of ${due}`,
      `  matches that are none: ${wrong.length} of ${matches.length}`,
      `  not made, but offered to a person: ${[...offered].join(', ') || 'none'}`,
      ...wrong.map((line) => `    wrong: ${line}`),
      ...missed.map((line) => `    missed: ${line}`),
    ];
  } finally {
    await services.close();
  }
}

for (const lot of LOTS) process.stdout.write(`${(await linesOf(lot)).join('\n')}\n`);
