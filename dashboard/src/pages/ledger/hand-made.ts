import type { PromiseChange, PromiseState } from '../../../../src/kernel/words.js';

/** What a person asks for of a promise. */
export type HandMade =
  | { readonly kind: 'state'; readonly state: PromiseState }
  | { readonly kind: 'due'; readonly day: string | null }
  | { readonly kind: 'match'; readonly developmentId: string; readonly change: PromiseChange }
  | { readonly kind: 'unmatch'; readonly developmentId: string }
  | { readonly kind: 'unset-state' | 'unset-due' };

export interface HandRequest {
  readonly address: string;
  readonly init: RequestInit;
}

/** The request that records a change of a promise with its reason. */
export function requestOf(
  promiseId: string,
  wanted: HandMade,
  reason: string,
  csrfToken: string | null,
): HandRequest {
  const base = `/api/v1/promises/${encodeURIComponent(promiseId)}`;
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'x-csrf-token': csrfToken ?? '',
  };
  const send = (address: string, method: string, body: object): HandRequest => ({
    address: `${base}${address}`,
    init: { method, headers, body: JSON.stringify({ ...body, reason }) },
  });
  const remove = (address: string): HandRequest => ({
    address: `${base}${address}?${new URLSearchParams({ reason }).toString()}`,
    init: { method: 'DELETE', headers },
  });
  switch (wanted.kind) {
    case 'state':
      return send('/state', 'PUT', { state: wanted.state });
    case 'due': {
      const { day } = wanted;
      return send('/due', 'PUT', { due: day === null ? null : { from: day, to: day, precision: 'day' } });
    }
    case 'match':
      return send('/matches', 'POST', { developmentId: wanted.developmentId, change: wanted.change });
    case 'unmatch':
      return remove(`/matches/${encodeURIComponent(wanted.developmentId)}`);
    case 'unset-state':
      return remove('/state');
    case 'unset-due':
      return remove('/due');
  }
}

/** The id in what was pasted: the address of a development's page, or the id itself; null where there is none. */
export function developmentIn(given: string): string | null {
  const id = /\/developments\/([^/?#]+)/.exec(given)?.[1] ?? given;
  const plain = decodeURIComponent(id.trim());
  return plain === '' || /[\s/]/.test(plain) ? null : plain;
}
