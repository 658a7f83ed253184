import { record, text } from './guards.js';
import type { Guard } from './guards.js';

export interface PublisherInfo {
  readonly name: string;
  readonly country: string;
  readonly ownership: string;
}

/** An outlet on the list of feeds. */
export interface Outlet extends PublisherInfo {
  readonly publisher: string;
}

export const outlet: Guard<Outlet> = record<Outlet>({
  publisher: text,
  name: text,
  country: text,
  ownership: text,
});
