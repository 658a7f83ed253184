import { createHash, randomUUID } from 'node:crypto';

const ID_CHARACTERS = 24;

/** A short digest that tells texts apart. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, ID_CHARACTERS);
}

/** The id of what a subscription is owed for a cause: the same whoever makes it, and whenever. */
export function notificationId(subscriptionId: string, cause: string): string {
  return `ntf_${shortDigest(`${subscriptionId} ${cause}`)}`;
}

/** An id of something that a person makes. */
export function newId(kind: 'rule' | 'sub' | 'sil'): string {
  return `${kind}_${randomUUID().replaceAll('-', '').slice(0, ID_CHARACTERS)}`;
}
