import { asNode, attributeText } from './element.js';

test('what is hidden from screen readers says so in a word, since an empty aria attribute counts as not given', () => {
  expect(attributeText('aria-hidden', true)).toBe('true');
  expect(attributeText('aria-expanded', false)).toBe('false');
});

test('an attribute that is there or not is empty or left out', () => {
  expect(attributeText('hidden', true)).toBe('');
  expect(attributeText('disabled', false)).toBeNull();
});

test('numbers stand as text, and what is missing is left out', () => {
  expect(attributeText('tabindex', 0)).toBe('0');
  expect(attributeText('aria-label', null)).toBeNull();
  expect(attributeText('id', undefined)).toBeNull();
});

test('foreign text cannot mirror what stands beside it, neither as text nor in an attribute that is read', () => {
  expect(asNode('Pact \u202Ededael')).toBe('Pact dedael');
  expect(attributeText('title', 'Pact \u2067dedael')).toBe('Pact dedael');
  expect(attributeText('value', '\u202E')).toBe('\u202E');
});
