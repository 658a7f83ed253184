import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf, personText, type Caller } from './caller.js';
import { isEnough } from './role.js';

/** In whose name something is kept; the same at every sign-in. */
export interface Keeper {
  readonly owner: string;
  /** Whether they see what others keep: administrators do. */
  readonly seesAll: boolean;
}

/** In whose name somebody keeps rules and subscriptions: their own at the provider, that of their API key, or of the admin token. */
export function keeperOf({ key, person, role }: Caller): Keeper {
  return { owner: ownerOf(key, person), seesAll: isEnough(role, 'admin') };
}

function ownerOf(key: Caller['key'], person: Caller['person']): string {
  // Without the name, which may change between two sign-ins.
  if (person !== null) return personText({ ...person, name: null });
  return key === null ? 'holder of the admin token' : `API key "${key.name}" (${key.id})`;
}

/** The parameter that holds {@link keeperOf} whoever was let in with the request; nobody keeps nothing and sees nothing. */
export const AsKeeper = createParamDecorator((_: unknown, context: ExecutionContext): Keeper => {
  const caller = callerOf(context.switchToHttp().getRequest<Request>());
  return caller === null ? { owner: '', seesAll: false } : keeperOf(caller);
});
