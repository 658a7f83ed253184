import { kindOfChange, type DevelopmentChange } from '../../developments/domain/development-change.js';
import { signed } from './development-match.js';

/** What somebody must be told who was told of a development before. */
export interface FollowUp {
  /** Ends the cause: `withdrawn`, `merged`, `corrected`, `read-anew`, `restored`. */
  readonly kind: 'withdrawn' | 'merged' | 'corrected' | 'read-anew' | 'restored';
  readonly title: string;
  readonly why: readonly string[];
  /** The development that stands for it now; null where none does. */
  readonly standsFor: string | null;
}

/** The direction of a development before and after, which the change itself does not hold. */
export interface Directions {
  readonly before: string;
  readonly after: string;
}

/**
 * The follow-up to a change of a development that was told, or null where what was told still holds: more reports and
 * other words are none, a new classifier's reading is one where it turns the direction or the status.
 */
export function followUpOf(change: DevelopmentChange, directions: Directions): FollowUp | null {
  const { before, after } = change;
  if (before === null) return null;
  const told = `“${before.what}”`;
  switch (kindOfChange(change)) {
    case 'withdrawn':
      return {
        kind: 'withdrawn',
        title: `Withdrawn: ${before.what}`,
        why: [`${told} is no development any more`],
        standsFor: null,
      };
    case 'merged':
      return {
        kind: 'merged',
        title: `Merged: ${before.what}`,
        why: [`${told} is now part of another development`],
        standsFor: after.mergedInto,
      };
    case 'restored':
      return {
        kind: 'restored',
        title: `Stands again: ${after.what}`,
        why: [`“${after.what}” had been withdrawn or merged and stands again`],
        standsFor: after.id,
      };
    case 'corrected':
      return { kind: 'corrected', ...readAnew('Corrected', change, directions), standsFor: after.id };
    case 'reclassified':
      return directions.before === directions.after && before.status === after.status
        ? null
        : { kind: 'read-anew', ...readAnew('Read anew', change, directions), standsFor: after.id };
    case 'new':
    case 'regrouped':
    case 'reworded':
      return null;
  }
}

function readAnew(
  word: string,
  { before, after }: DevelopmentChange,
  directions: Directions,
): Pick<FollowUp, 'title' | 'why'> {
  const changes = [
    ...(before?.what === after.what ? [] : [`was “${before?.what ?? ''}”`]),
    ...(before?.score === after.score
      ? []
      : [`score ${signed(before?.score ?? 0)} → ${signed(after.score)}`]),
    ...(directions.before === directions.after ? [] : [`${directions.before} → ${directions.after}`]),
    ...(before?.status === after.status ? [] : [`status ${before?.status ?? ''} → ${after.status}`]),
  ];
  return {
    title: `${word}: ${after.what}`,
    why: changes.length === 0 ? ['its date, kind or indicators are others now'] : changes,
  };
}

/** An alert that somebody was told, or is owed. */
export interface ToldAlert {
  readonly id: string;
  readonly subscriptionId: string;
  readonly cause: string;
  /** Whether it has left, or may have. */
  readonly isSent: boolean;
}

/** What follows for those who were told. */
export interface FollowUpPlan<T extends ToldAlert> {
  readonly followedUp: readonly { readonly told: T; readonly up: FollowUp }[];
  /** Not sent yet, and not to be sent any more. */
  readonly takenBack: readonly T[];
  /** Alerts that stand for another development now, so that its own changes are followed up as well. */
  readonly standingFor: readonly {
    readonly id: string;
    readonly subscriptionId: string;
    readonly cause: string;
  }[];
}

/**
 * Who is told what. A development that goes on under a new id (an earlier report of it came in) is nothing to tell to
 * whom was told of it once; of two that become one, the second is told of.
 */
export function followUpPlan<T extends ToldAlert>(
  told: readonly T[],
  ups: ReadonlyMap<string, FollowUp>,
  newcomers: ReadonlySet<string>,
): FollowUpPlan<T> {
  const plan = { followedUp: [] as { told: T; up: FollowUp }[], takenBack: [] as T[] };
  const standingFor = new Map<string, FollowUpPlan<T>['standingFor'][number]>();
  for (const one of told) {
    const up = ups.get(one.cause);
    if (up === undefined) continue;
    const cause = up.standsFor === null ? null : `development:${up.standsFor}`;
    const place = `${one.subscriptionId} ${cause ?? ''}`;
    const goesOn =
      up.kind === 'merged' && up.standsFor !== null && newcomers.has(up.standsFor) && !standingFor.has(place);
    if (goesOn || one.isSent) {
      if (cause !== null && !standingFor.has(place))
        standingFor.set(place, { id: one.id, subscriptionId: one.subscriptionId, cause });
      if (!goesOn) plan.followedUp.push({ told: one, up });
    } else if (up.kind === 'withdrawn' || up.kind === 'merged') {
      plan.takenBack.push(one);
    }
  }
  return { ...plan, standingFor: [...standingFor.values()] };
}
