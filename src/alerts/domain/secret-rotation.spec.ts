import { rotation } from './secret-rotation.js';
import type { WebhookSecret } from './subscription.js';

const at = (hours: number) => new Date(Date.UTC(2026, 10, 26) + hours * 3_600_000);
const first: readonly WebhookSecret[] = [{ secret: 'first', until: null }];
const rotated = (secrets: readonly WebhookSecret[], fresh: string, hours: number) => {
  const given = rotation(secrets, fresh, at(hours));
  return given.kind === 'rotated' ? given.secrets : [];
};

it('each secret signs for a day after it was replaced, also where the next one is replaced within that day', () => {
  const twice = rotated(rotated(first, 'second', 0), 'third', 20);
  expect(twice).toEqual([
    { secret: 'third', until: null },
    { secret: 'second', until: at(44).toISOString() },
    { secret: 'first', until: at(24).toISOString() },
  ]);
});

it('a secret whose promised end has come is dropped by the next rotation', () => {
  const later = rotated(rotated(first, 'second', 0), 'third', 24);
  expect(later.map(({ secret }) => secret)).toEqual(['third', 'second']);
});

it('a fourth secret is refused until the first of the others has ended', () => {
  const full = rotated(rotated(first, 'second', 0), 'third', 1);
  expect(rotation(full, 'fourth', at(2))).toEqual({ kind: 'full', freeAt: at(24).toISOString() });
  expect(rotated(full, 'fourth', 24).map(({ secret }) => secret)).toEqual(['fourth', 'third', 'second']);
});
