import { clientOf, isThisMachine, networkOf } from './network.js';

test.each([
  ['203.0.113.9', '203.0.113.77', true],
  ['203.0.113.9', '203.0.114.9', false],
  ['::ffff:203.0.113.9', '203.0.113.1', true],
  ['2001:db8:1:2::1', '2001:db8:1:ff:ffff::9', true],
  ['2001:db8:1:200::1', '2001:db8:1:300::1', false],
  ['2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0002', true],
  ['::1', '::1', true],
])('%s and %s are one network: %s', (a, b, same) => {
  expect(networkOf(a) === networkOf(b)).toBe(same);
});

test.each([
  ['192.0.2.7', '192.0.2.8', false],
  ['192.0.2.7', '::ffff:192.0.2.7', true],
  ['2001:db8:1:200::1', '2001:db8:1:2ff::9', true],
  ['2001:db8:1:200::1', '2001:db8:1:300::1', false],
])('%s and %s are one client: %s', (a, b, same) => {
  expect(clientOf(a) === clientOf(b)).toBe(same);
});

test.each([
  ['127.0.0.1', true],
  ['::ffff:127.8.9.10', true],
  ['::1', true],
  ['128.0.0.1', false],
  ['::2', false],
  ['unknown', false],
])('%s is this machine: %s', (ip, expected) => {
  expect(isThisMachine(ip)).toBe(expected);
});
