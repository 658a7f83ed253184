import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { DevelopmentFacts } from '../../../src/alerts/development-facts.service.js';
import { RuleIndex } from '../../../src/alerts/domain/rule-index.js';
import type { DevelopmentFact } from '../../../src/alerts/domain/fact.js';
import type { WatchedRule } from '../../../src/alerts/domain/rule.js';
import { MatchingService } from '../../../src/alerts/matching.service.js';
import { RuleWatch } from '../../../src/alerts/rule-watch.service.js';
import { RulesService } from '../../../src/alerts/rules.service.js';
import type { IncomingReport } from '../../../src/articles/domain/incoming.js';
import { DevelopmentsService } from '../../../src/developments/developments.service.js';
import { IntakeService } from '../../../src/pipeline/intake.service.js';
import { expectEqual } from '../poll/expect-equal.js';
import { median, ratio, spread, time } from '../figures.js';
import { BenchHouse, type BenchServices } from './bench-house.js';
import { keepRules } from './stored-rules.js';
import { metByNone, onWordsOf, watchedActs, type WatchedAct } from './watched-acts.js';

const ACTS = 250;
const FEW = 100;
export const MANY = 10_000;
/** The index alone is quick: each fact is looked up so often. */
const LOOKS = 20;

interface Costs {
  readonly matches: number;
  /** Of one development, milliseconds. */
  readonly look: readonly number[];
  readonly transaction: readonly number[];
}

/** Measures what a development costs among few rules and among many, where it meets as many of both. */
export async function measureMatching(rounds: number, print: (line: string) => void): Promise<void> {
  const house = new BenchHouse();
  const services = await house.services();
  try {
    const acts = watchedActs(ACTS);
    const ids = await developmentsOf(acts, services);
    const met = acts.slice(0, FEW).map(onWordsOf);
    await keepRules(services.keepers(), met, 'http://127.0.0.1:9/');
    const few = await costs(ids, services, rounds);
    const missed = Array.from({ length: MANY - FEW }, (_, number) => metByNone(number));
    await keepRules(services.keepers(), missed, 'http://127.0.0.1:9/');
    const many = await costs(ids, services, rounds);
    expectEqual('matches among many rules', many.matches, few.matches);
    print(
      `  ${ids.length} developments, ${few.matches} matches among ${FEW} rules, ${many.matches} among ${MANY}`,
    );
    for (const [what, of] of [
      ['found in the index of rules', 'look'],
      ['matched and owed in its transaction', 'transaction'],
    ] as const) {
      print(
        `  one development, ${what}: ${FEW} rules ${spread(few[of])}, ${MANY} rules ${spread(many[of])}: ${ratio(median(many[of]), median(few[of]))}`,
      );
    }
    print(`  an index of ${MANY} rules of which one changed: ${time(await readingMs(services))}`);
  } finally {
    await services.close();
    house.remove();
  }
}

async function developmentsOf(
  acts: readonly WatchedAct[],
  services: BenchServices,
): Promise<readonly string[]> {
  const published = new Date().toISOString();
  const documents = acts.map(({ title, summary }, number): readonly IncomingReport[] => [
    {
      publisher: `outlet-${number}`,
      ...{ feedId: null, guid: title, link: null, title, summary, language: 'en' },
      ...{ published, publishedRaw: published },
    },
  ]);
  await services.dataSource.transaction((manager) =>
    services.get(IntakeService).takeIn(documents, manager, new Date()),
  );
  await services.get(DevelopmentsService).regroup(new Date());
  const rows: unknown = await services.dataSource.query(
    `SELECT development_id AS id FROM development_version
     WHERE superseded_at IS NULL AND merged_into IS NULL AND NOT withdrawn AND origin = 'news' ORDER BY 1`,
  );
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

async function costs(ids: readonly string[], services: BenchServices, rounds: number): Promise<Costs> {
  const facts = await services.get(DevelopmentFacts).standing(ids, services.dataSource);
  const index = new RuleIndex(await rulesOf(services));
  const matching = services.get(MatchingService);
  const look: number[] = [];
  const transaction: number[] = [];
  let matches = 0;
  for (let round = -1; round < rounds; round += 1) {
    const lookedMs = perFact(index, facts);
    const since = performance.now();
    for (const id of ids) await undone(services.dataSource, id, matching);
    const matchedMs = (performance.now() - since) / ids.length;
    // The first round warms up.
    if (round < 0) continue;
    look.push(lookedMs);
    transaction.push(matchedMs);
  }
  for (const fact of facts) matches += index.effects(fact).matches.length;
  return { matches, look, transaction };
}

function perFact(index: RuleIndex, facts: readonly DevelopmentFact[]): number {
  const since = performance.now();
  for (let look = 0; look < LOOKS; look += 1) for (const fact of facts) index.effects(fact);
  return (performance.now() - since) / (LOOKS * facts.length);
}

class Undone extends Error {}

/** Matches one development as if it had just come up, and undoes what that owes. */
async function undone(dataSource: DataSource, id: string, matching: MatchingService): Promise<void> {
  try {
    await dataSource.transaction(async (manager) => {
      await matching.changed({ developments: [id], promises: [] }, manager, new Date());
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}

async function rulesOf(services: BenchServices): Promise<readonly WatchedRule[]> {
  const rules = services.get(RulesService);
  const query = { owner: null, enabled: true, after: null, limit: MANY * 2 };
  return [...rules.topics, ...(await rules.list(query))];
}

/** From the change of one rule to an index that knows it, where all others are known already. */
async function readingMs(services: BenchServices): Promise<number> {
  const watch = services.get(RuleWatch);
  await watch.index(services.dataSource);
  await services.dataSource.query(
    `UPDATE alert_rule SET name = 'changed' WHERE id = (SELECT id FROM alert_rule ORDER BY id LIMIT 1)`,
  );
  await services.dataSource.query('UPDATE alert_revision SET revision = revision + 1');
  const since = performance.now();
  await watch.index(services.dataSource);
  return performance.now() - since;
}
