import type { Request } from 'express';
import type { Role } from './role.js';

/** Somebody whom an OpenID provider knows. Only issuer and subject together tell people apart; names repeat and change. */
export interface Person {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
}

/** A person as the log and the audit log name them. */
export function personText({ issuer, subject, name }: Person): string {
  const known = `${subject} at ${issuer}`;
  return name === null ? known : `${name} (${known})`;
}

/** Who was let in, and as what. */
export interface Caller {
  readonly role: Role;
  /** Parts of the API that a key is good for; null: all. */
  readonly scopes: readonly string[] | null;
  /** Name and id of the API key; null for the admin token and its sessions. */
  readonly key: { readonly id: string; readonly name: string } | null;
  /** Who signed in through an OpenID provider; null for tokens and keys. */
  readonly person: Person | null;
}

/** The holder of the admin token, and whoever signed in with it. */
export const ADMIN: Caller = { role: 'admin', scopes: null, key: null, person: null };

const callers = new WeakMap<object, Caller>();

/** Keeps who was let in with a request. */
export function letIn(request: Pick<Request, 'headers'>, caller: Caller): void {
  callers.set(request, caller);
}

/** Who was let in with a request; null where nobody had to be. */
export function callerOf(request: Pick<Request, 'headers'>): Caller | null {
  return callers.get(request) ?? null;
}
