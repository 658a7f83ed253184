import { maskedUrl } from './masked-url.js';

it.each([
  ['https://hooks.example.org/services/T0/B0/SECRET?token=x#y', 'https://hooks.example.org/…'],
  ['http://127.0.0.1:8080/hook', 'http://127.0.0.1:8080/…'],
  ['https://reader:letmein@hooks.example.org/in', 'https://hooks.example.org/…'],
  ['https://letmein@hooks.example.org', 'https://hooks.example.org/…'],
  ['no address at all', '…'],
])('of %s only scheme and host are shown', (url, shown) => {
  expect(maskedUrl(url)).toBe(shown);
});
