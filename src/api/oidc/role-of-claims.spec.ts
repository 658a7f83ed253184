import type { RoleRule } from '../../config/setting-values.js';
import { roleOfClaims } from './role-of-claims.js';

const RULES: readonly RoleRule[] = [
  { role: 'admin', value: 'tracker-admins' },
  { role: 'analyst', value: 'desk-3' },
];
const roleOf = (groups: unknown, rules = RULES) => roleOfClaims({ groups }, ['groups'], rules);

test('a person gets the highest role that any value of the claim gives', () => {
  expect(roleOf(['desk-3', 'tracker-admins', 'cooks'])).toBe('admin');
  expect(roleOf(['cooks', 'desk-3'])).toBe('analyst');
  expect(roleOf('desk-3')).toBe('analyst');
});

test('a person whom no rule names is not let in', () => {
  const strangers = [
    [],
    ['cooks'],
    ['DESK-3'],
    ['desk-3 '],
    undefined,
    null,
    { 'desk-3': true },
    [['desk-3']],
  ];
  expect(strangers.map((groups) => roleOf(groups))).toEqual(strangers.map(() => null));
});

test('a star lets everybody of the provider in, with that role at least', () => {
  const rules: readonly RoleRule[] = [...RULES, { role: 'viewer', value: null }];
  expect([roleOf(undefined, rules), roleOf(['desk-3'], rules)]).toEqual(['viewer', 'analyst']);
});

test('a claim inside of others is found by its names, and a prototype holds none', () => {
  const claims = { realm_access: { roles: ['desk-3'] } };
  expect(roleOfClaims(claims, ['realm_access', 'roles'], RULES)).toBe('analyst');
  const byName: readonly RoleRule[] = [{ role: 'admin', value: 'Object' }];
  expect(roleOfClaims({}, ['constructor', 'name'], byName)).toBe(null);
});
