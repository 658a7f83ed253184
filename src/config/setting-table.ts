import { z } from 'zod';
import * as value from './setting-values.js';

/** What the README's table says of one setting. */
export interface SettingText {
  /** What the setting does, one sentence. */
  readonly about: string;
  /** What values are allowed, in words that finish "allowed: …". */
  readonly allowed: string;
  /** The default, as it would be written, or in words where it is made at start. */
  readonly fallback: string;
  /** Whether the value must never be printed. */
  readonly secret?: true;
}

export const texts = z.registry<SettingText>();

/** A setting that may be left out; it is null then. */
function optional<Output>(parse: z.ZodType<Output, string>, text: SettingText) {
  const unset = z.undefined().transform(() => null);
  return z.union([unset, parse]).register(texts, text);
}

/** A setting with a default that is read like any other value. */
function defaulted<Output>(parse: z.ZodType<Output, string>, text: SettingText) {
  return z.string().default(text.fallback).pipe(parse).register(texts, text);
}

/** Every setting, as the environment gives it, with what the README says of it. */
export const environment = z.object({
  PORT: defaulted(value.port, {
    about: 'Port of the dashboard and the API.',
    allowed: 'a whole number from 0 to 65535 (0: any free port)',
    fallback: '3000',
  }),
  HOST: defaulted(value.listenHost, {
    about: 'Address to listen on; `0.0.0.0` lets other machines in.',
    allowed: 'a host name or an IP address',
    fallback: '127.0.0.1',
  }),
  PUBLIC_URL: optional(value.webUrl, {
    about: 'Address under which people reach the service; stands in feeds, alerts and reports.',
    allowed: 'an http:// or https:// address without user, query and fragment',
    fallback: 'http://localhost:PORT',
  }),
  DATABASE_URL: optional(value.postgresUrl, {
    about: 'A PostgreSQL 15 or newer to use instead of the embedded one.',
    allowed: 'an address like postgresql://user:password@host:5432/database',
    fallback: 'the embedded PostgreSQL under DATA_DIR',
    secret: true,
  }),
  DATABASE_REPLICA_URL: optional(value.postgresUrl, {
    about: 'A streaming replica of that PostgreSQL, which answers what is read without a sign-in.',
    allowed: 'an address like postgresql://user:password@host:5432/database',
    fallback: 'none: the primary answers everything',
    secret: true,
  }),
  DATA_DIR: defaulted(z.string(), {
    about: 'Folder of the embedded database and of the keys made at first start.',
    allowed: 'a folder that exists or can be made',
    fallback: './data',
  }),
  ADMIN_TOKEN: optional(value.token, {
    about: 'Token that allows changes (Bearer, or to sign in with).',
    allowed: '16 to 200 characters without blanks',
    fallback: 'made at first start, printed once, stored hashed',
    secret: true,
  }),
  POLL_ENABLED: defaulted(value.yesOrNo, {
    about: 'Whether feeds are polled on the schedule.',
    allowed: 'true or false',
    fallback: 'true',
  }),
  FEEDS_FILE: optional(z.string(), {
    about: 'A file with the list of feeds to poll instead of the list that comes with the service.',
    allowed: 'the path of a JSON or OPML file',
    fallback: 'the list that comes with the service',
  }),
  RECLASSIFY: defaulted(value.reclassify, {
    about: 'Whether a new version of the classifier judges the stored articles by itself.',
    allowed: 'automatic, or by-command (`tracker reclassify`, or the page of versions)',
    fallback: 'automatic',
  }),
  REPORT_AT: defaulted(value.clockTime, {
    about: 'When the weekly report of the week before is made, in REPORT_ZONE.',
    allowed: 'a day (Mon, Tue, Wed, Thu, Fri, Sat, Sun) and a time from 00:00 to 23:59, like Mon 06:00',
    fallback: 'Mon 06:00',
  }),
  REPORT_ZONE: defaulted(value.timeZone, {
    about: 'Time zone of REPORT_AT.',
    allowed: 'an IANA time zone, like Asia/Karachi, Europe/Moscow or UTC',
    fallback: 'Asia/Karachi',
  }),
  CHROMIUM_PATH: optional(z.string(), {
    about: 'The browser that prints reports to PDF.',
    allowed: 'the path of a Chromium or Chrome',
    fallback: 'the system’s, else the one that comes with the packages',
  }),
  SMTP_URL: optional(value.mailServer, {
    about: 'Mail server for alerts and reports; without it no mail is sent.',
    allowed: 'an address like smtps://user:password@mail.example.org:465',
    fallback: 'no mail',
    secret: true,
  }),
  MAIL_FROM: optional(value.mailSender, {
    about: 'Sender of all mail; needed with SMTP_URL.',
    allowed: 'an e-mail address, or a name and an address like Tracker <tracker@example.org>',
    fallback: 'none',
  }),
  SECRET_KEY: optional(value.hexKeys, {
    about:
      'Encrypts addresses and secrets at rest; needed with DATABASE_URL, where instances share it. Of several the first encrypts, each opens.',
    allowed:
      '64 hexadecimal digits, as `openssl rand -hex 32` prints them, or several such keys separated by commas',
    fallback: 'made at first start, kept under DATA_DIR',
    secret: true,
  }),
  REQUIRE_SIGN_IN: defaulted(value.yesOrNo, {
    about: 'Whether reading needs a sign-in too.',
    allowed: 'true or false',
    fallback: 'false',
  }),
  TRUSTED_PROXIES: defaulted(value.cidrList, {
    about: 'Reverse proxies whose X-Forwarded-For says who asks; nobody else’s is believed.',
    allowed: 'CIDR ranges separated by commas, like 127.0.0.1/32, 10.1.0.0/16',
    fallback: '',
  }),
  READ_LIMIT: defaulted(value.most, {
    about: 'How often an address may read in a minute without a sign-in; this machine’s own is not counted.',
    allowed: 'a whole number from 0 (no limit) to 1000000',
    fallback: '1200',
  }),
  OIDC_ISSUER: optional(value.issuer, {
    about: 'OpenID provider whose people may sign in; it is reached wherever it is, inside networks too.',
    allowed: 'its issuer address: https://, or http:// on this machine',
    fallback: 'none: sign-in by token and key only',
  }),
  OIDC_CLIENT_ID: optional(z.string(), {
    about: 'Under which name the provider knows this service; needed with OIDC_ISSUER.',
    allowed: 'the client id that the provider gave',
    fallback: 'none',
  }),
  OIDC_CLIENT_SECRET: optional(z.string(), {
    about: 'With which secret this service shows itself to the provider.',
    allowed: 'the client secret that the provider gave',
    fallback: 'none: a public client, kept safe by PKCE alone',
    secret: true,
  }),
  OIDC_SCOPE: defaulted(value.scope, {
    about: 'What the provider is asked to tell of a person.',
    allowed: 'names separated by blanks, openid among them',
    fallback: 'openid profile',
  }),
  OIDC_ROLE_CLAIM: defaulted(value.claimPath, {
    about: 'Claim of the ID token that decides the role; a dot leads inside, as in realm_access.roles.',
    allowed: 'the name of a claim',
    fallback: 'groups',
  }),
  OIDC_ROLES: optional(value.roleRules, {
    about: 'Which of its values make which role; nobody else is let in. Needed with OIDC_ISSUER.',
    allowed:
      'rules separated by commas, like admin=tracker-admins, analyst=desk-3, viewer=* (* is everybody)',
    fallback: 'none',
  }),
  ALLOW_PRIVATE_NETWORKS: defaulted(value.cidrList, {
    about: 'Private address ranges that feeds and webhooks may reach; every other private range is refused.',
    allowed: 'CIDR ranges separated by commas, like 10.1.0.0/16, fd00::/8',
    fallback: '',
  }),
  LOG_LEVEL: defaulted(value.logLevel, {
    about: 'How much the log says.',
    allowed: 'fatal, error, warn, info, debug, trace or silent',
    fallback: 'info',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(value.webUrl, {
    about: 'OpenTelemetry collector that is told how long each stage took (OTLP over HTTP, JSON).',
    allowed: 'an http:// or https:// address, to which /v1/traces is added',
    fallback: 'none: nothing is told',
  }),
});
