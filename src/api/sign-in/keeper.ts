import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf, type Caller } from './caller.js';
import { isEnough } from './role.js';

/** In whose name something is kept; the same at every sign-in. */
export interface Keeper {
  readonly owner: string;
  /** Whether they see what others keep: administrators do. */
  readonly seesAll: boolean;
}

/** In whose name somebody keeps rules and subscriptions: that of their API key, or of the admin token. */
export function keeperOf({ key, role }: Caller): Keeper {
  const owner = key === null ? 'holder of the admin token' : `API key "${key.name}" (${key.id})`;
  return { owner, seesAll: isEnough(role, 'admin') };
}

/** The parameter that holds {@link keeperOf} whoever was let in with the request; nobody keeps nothing and sees nothing. */
export const AsKeeper = createParamDecorator((_: unknown, context: ExecutionContext): Keeper => {
  const caller = callerOf(context.switchToHttp().getRequest<Request>());
  return caller === null ? { owner: '', seesAll: false } : keeperOf(caller);
});
