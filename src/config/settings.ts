import { isAbsolute, resolve } from 'node:path';
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

const texts = z.registry<SettingText>();

/** A setting that may be left out; it is null then. */
function optional<Output>(parse: z.ZodType<Output, string>, text: SettingText) {
  const unset = z.undefined().transform(() => null);
  return z.union([unset, parse]).register(texts, text);
}

/** A setting with a default that is read like any other value. */
function defaulted<Output>(parse: z.ZodType<Output, string>, text: SettingText) {
  return z.string().default(text.fallback).pipe(parse).register(texts, text);
}

const environment = z.object({
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
  SECRET_KEY: optional(value.hexKey, {
    about: 'Encrypts addresses and secrets at rest; needed with DATABASE_URL, where instances share it.',
    allowed: '64 hexadecimal digits, as `openssl rand -hex 32` prints them',
    fallback: 'made at first start, kept under DATA_DIR',
    secret: true,
  }),
  REQUIRE_SIGN_IN: defaulted(value.yesOrNo, {
    about: 'Whether reading needs a sign-in too.',
    allowed: 'true or false',
    fallback: 'false',
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
});

type Environment = z.output<typeof environment>;
export type SettingName = keyof Environment;

/** The settings, read and checked; null where unset and without a default. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly databaseUrl: string | null;
  /** Absolute path. */
  readonly dataDir: string;
  readonly adminToken: string | null;
  readonly pollEnabled: boolean;
  readonly feedsFile: string | null;
  readonly reclassify: Environment['RECLASSIFY'];
  readonly reportAt: value.WeeklyTime;
  readonly reportZone: string;
  /** Null: whichever is found. */
  readonly chromiumPath: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** 64 hexadecimal digits; null: the key under `dataDir` (see secret-key.ts). */
  readonly secretKey: string | null;
  readonly requireSignIn: boolean;
  /** CIDR ranges. */
  readonly allowPrivateNetworks: readonly string[];
  readonly logLevel: Environment['LOG_LEVEL'];
}

/** Why a setting is refused, written for a person; `value` is null where unset and masked where secret. */
export interface SettingProblem {
  readonly name: SettingName;
  readonly value: string | null;
  readonly allowed: string;
  readonly message: string;
}

export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] };

/** A row of the README's table of settings. */
export interface SettingRow extends SettingText {
  readonly name: SettingName;
}

function textOf(name: SettingName): SettingText {
  const text = texts.get(environment.shape[name]);
  if (text === undefined) throw new Error(`The setting ${name} has no description.`);
  return text;
}

/** Every setting's name, in the order of the README's table. */
export const SETTING_NAMES: readonly SettingName[] = environment.keyof().options;

/** What is said of every setting, in the order of the README's table. */
export const SETTINGS_TABLE: readonly SettingRow[] = SETTING_NAMES.map((name) => ({ name, ...textOf(name) }));

function problem(name: SettingName, given: string | undefined): SettingProblem {
  const { allowed, secret } = textOf(name);
  const shown = given === undefined ? null : secret === true ? '(not shown)' : given;
  const state =
    shown === null ? 'is not set' : secret === true ? `has a wrong value ${shown}` : `is "${shown}"`;
  return { name, value: shown, allowed, message: `${name} ${state}; allowed: ${allowed}.` };
}

/** Rules between settings: with a shared database the key must be shared, and mail needs a sender. */
function missing(env: Environment): SettingProblem[] {
  const needs: [SettingName, SettingName][] = [
    ['DATABASE_URL', 'SECRET_KEY'],
    ['SMTP_URL', 'MAIL_FROM'],
  ];
  return needs
    .filter(([given, needed]) => env[given] !== null && env[needed] === null)
    .map(([given, needed]) => {
      const found = problem(needed, undefined);
      return { ...found, message: `${needed} must be set when ${given} is; allowed: ${found.allowed}.` };
    });
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}

function toSettings(env: Environment): Settings {
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    databaseUrl: env.DATABASE_URL,
    dataDir: absolute(env.DATA_DIR),
    adminToken: env.ADMIN_TOKEN,
    pollEnabled: env.POLL_ENABLED,
    reclassify: env.RECLASSIFY,
    feedsFile: env.FEEDS_FILE === null ? null : absolute(env.FEEDS_FILE),
    reportAt: env.REPORT_AT,
    reportZone: env.REPORT_ZONE,
    chromiumPath: env.CHROMIUM_PATH,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    secretKey: env.SECRET_KEY,
    requireSignIn: env.REQUIRE_SIGN_IN,
    allowPrivateNetworks: env.ALLOW_PRIVATE_NETWORKS,
    logLevel: env.LOG_LEVEL,
  };
}

/** The value without blanks around it; an empty one counts as unset, as Compose files pass it. */
function present(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/**
 * Reads and checks all settings at once, so that one start names every fault.
 * Blanks around a value are dropped and an empty value counts as unset; names that are no settings are ignored.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): SettingsResult {
  const given = new Map(SETTING_NAMES.map((name) => [name, present(env[name])]));
  const read = environment.safeParse(Object.fromEntries(given));
  if (!read.success) {
    const wrong = new Set(read.error.issues.map((issue) => issue.path[0]));
    const names = SETTING_NAMES.filter((name) => wrong.has(name));
    return { ok: false, problems: names.map((name) => problem(name, given.get(name))) };
  }
  const problems = missing(read.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings: toSettings(read.data) };
}
