import type { Visit } from '../frame/visit.js';
import { outlet, type Outlet } from '../service/outlet.js';

/** What outlets are called, by the word under which their reports are kept. */
export type OutletNames = ReadonlyMap<string, string>;

/** The names of outlets, those of one name each once. */
export function namesOfOutlets(outlets: readonly Pick<Outlet, 'publisher' | 'name'>[]): OutletNames {
  return new Map(outlets.map(({ publisher, name }) => [publisher, name]));
}

/** Reads what outlets are called; empty where that could not be read, so that a list stands without it. */
export async function readOutletNames({ reader }: Visit): Promise<OutletNames> {
  const answer = await reader.all('/feeds', {}, outlet);
  return namesOfOutlets(answer.kind === 'answer' ? answer.value : []);
}
