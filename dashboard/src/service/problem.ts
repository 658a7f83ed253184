import type { FieldFault } from './fault-words.js';
import { faultWords, readFault } from './fault-words.js';
import { isObject } from './guards.js';
import { LANGUAGE } from '../language/language.js';
import { t } from '../language/say.js';

/** Why there is no answer, in words for the reader, with what to do. */
export interface Problem {
  readonly kind: 'unreachable' | 'sign-in' | 'not-found' | 'refused' | 'unreadable' | 'failed' | 'not-built';
  readonly title: string;
  readonly remedy: string;
  /** What was wrong with which field, in the service's own English; absent: no field is named. */
  readonly faults?: readonly FieldFault[];
}

export type Answer<T> =
  | { readonly kind: 'answer'; readonly value: T; readonly readAt: Date }
  | { readonly kind: 'problem'; readonly problem: Problem };

export const unreachable: Problem = {
  kind: 'unreachable',
  title: t`The service does not answer.`,
  remedy: t`Check that it is running and that this machine can reach it, then try again.`,
};

/** A page's own script did not come: no connection, or the service was renewed meanwhile. */
export const notFetched: Problem = {
  kind: 'unreachable',
  title: t`A part of this page did not come.`,
  remedy: t`Check the connection, then try again: the page is loaded anew.`,
};

/** The problem of an answer that came but has another shape than this page knows. */
export function unreadable(path: string, where: string): Problem {
  return {
    kind: 'unreadable',
    title: t`The answer of the service could not be read.`,
    remedy: t`Reload the page: it may be older than the service. (${path}${where === '' ? '' : `, at ${where}`})`,
  };
}

/** An answer as of a past moment: what it does not find may well be known now. */
export function orNotKnownThen<T>(answer: Answer<T>): Answer<T> {
  if (answer.kind === 'answer' || answer.problem.kind !== 'not-found') return answer;
  return {
    kind: 'problem',
    problem: {
      kind: 'not-found',
      title: t`This was not known at the moment you chose.`,
      remedy: t`Choose a later moment at the top of the page, or go back to now.`,
    },
  };
}

function kindOf(status: number): Problem['kind'] {
  if (status === 401 || status === 403) return 'sign-in';
  if (status === 404) return 'not-found';
  if (status === 501) return 'not-built';
  return status < 500 ? 'refused' : 'failed';
}

const REMEDY: Readonly<Record<Problem['kind'], string>> = {
  unreachable: unreachable.remedy,
  'sign-in': t`Sign in on the page “Method & sign-in”, then try again.`,
  'not-found': t`Look for it in the list of developments.`,
  refused: t`Change the filters or the address and try again.`,
  unreadable: t`Reload the page.`,
  failed: t`Try again in a minute. If it stays, “tracker doctor” on the server says what is wrong.`,
  'not-built': t`This part comes with a later version.`,
};

function named(body: unknown, name: string): string | null {
  if (!isObject(body)) return null;
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function faultsOf(body: unknown): Pick<Problem, 'faults'> {
  if (!isObject(body) || !Array.isArray(body['errors'])) return {};
  return { faults: body['errors'].map(readFault).filter((fault) => fault !== null) };
}

/**
 * As `problemOf`, with the reason of a refusal in the reader's language where the page has words for it. They are fetched
 * when they are wanted, so that no page waits for them; where they do not come the service's own English stays.
 */
export async function problemTold(status: number, body: unknown): Promise<Problem> {
  const found = problemOf(status, body);
  if (LANGUAGE === 'en' || found.kind === 'not-found' || !isObject(body) || !isObject(body['refusal']))
    return found;
  try {
    const { readRefusal, refusalWords } = await import('./refusal-words.js');
    const refusal = readRefusal(body);
    if (refusal === null) return found;
    const title = status < 500 ? t`The service refused what was given.` : found.title;
    return { ...found, title, remedy: refusalWords(refusal) };
  } catch (reason) {
    // The script did not come.
    if (!(reason instanceof TypeError)) throw reason;
    return found;
  }
}

/** Turns an error answer (RFC 9457 problem+json, or anything) into a problem for the reader. */
export function problemOf(status: number, body: unknown): Problem {
  const kind = kindOf(status);
  const [title, detail] = [named(body, 'title'), named(body, 'detail')];
  if (LANGUAGE === 'en') {
    return {
      kind,
      title: title ?? t`The service answered with status ${status}.`,
      remedy: detail ?? REMEDY[kind],
      ...faultsOf(body),
    };
  }
  const { faults = [] } = faultsOf(body);
  if (faults.length > 0) {
    const remedy = [...new Set(faults.map(faultWords))].join(' ');
    return { kind, title: t`The service refused what was given.`, remedy, faults };
  }
  // The service speaks English: what it says in particular stands behind what its status says in the reader's language.
  // Of what is not there it says no more than that.
  const says = kind === 'not-found' ? null : detail;
  return {
    kind,
    title:
      kind === 'not-found'
        ? t`Nothing like this is on record.`
        : t`The service answered with status ${status}.`,
    remedy: says === null ? REMEDY[kind] : t`${REMEDY[kind]} (In English: ${says})`,
  };
}
