import { IncomingMessage, type IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import { credentialsOf, isCrossSite } from './credentials.js';

function requestWith(headers: IncomingHttpHeaders): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.headers = headers;
  return request;
}

test.each([
  ['no header', {}, { kind: 'none' }],
  ['a bearer token', { authorization: 'Bearer abc' }, { kind: 'bearer', token: 'abc' }],
  ['a scheme in lower case', { authorization: 'bearer abc' }, { kind: 'bearer', token: 'abc' }],
  ['an empty bearer token', { authorization: 'Bearer ' }, { kind: 'none' }],
  ['another scheme', { authorization: 'Basic YTpi' }, { kind: 'none' }],
  ['our cookie among others', { cookie: 'a=b; tracker_session=s; c=d' }, { kind: 'session', secret: 's' }],
  ['a cookie whose name only ends like ours', { cookie: 'xtracker_session=s' }, { kind: 'none' }],
  ['an empty cookie', { cookie: 'tracker_session=' }, { kind: 'none' }],
  ['both', { authorization: 'Bearer abc', cookie: 'tracker_session=s' }, { kind: 'bearer', token: 'abc' }],
])('%s is read as what it is', (_what, headers, expected) => {
  expect(credentialsOf(requestWith(headers))).toEqual(expected);
});

const PUBLIC = 'https://tracker.example';
test.each([
  ['a page of this origin', { 'sec-fetch-site': 'same-origin' }, false],
  ['the address bar', { 'sec-fetch-site': 'none' }, false],
  ['another site', { 'sec-fetch-site': 'cross-site' }, true],
  ['a sister host', { 'sec-fetch-site': 'same-site' }, true],
  ['a program, which says nothing', {}, false],
  ['an old browser on this host', { origin: 'http://localhost:3000', host: 'localhost:3000' }, false],
  ['an old browser on another host', { origin: 'http://evil.example', host: 'localhost:3000' }, true],
  ['an old browser in a sandbox', { origin: 'null', host: 'localhost:3000' }, true],
  ['an old browser behind a proxy that changes Host', { origin: PUBLIC, host: 'app:3000' }, false],
  ['the public host without encryption', { origin: 'http://tracker.example', host: 'app:3000' }, true],
])('%s: cross-site %#', (_who, headers: IncomingHttpHeaders, expected) => {
  expect(isCrossSite(requestWith(headers), PUBLIC)).toBe(expected);
});
