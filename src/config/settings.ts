import { isAbsolute, resolve } from 'node:path';
import type { z } from 'zod';
import { environment, texts, type SettingText } from './setting-table.js';
import type * as value from './setting-values.js';

type Environment = z.output<typeof environment>;
export type SettingName = keyof Environment;

/** The settings, read and checked; null where unset and without a default. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly databaseUrl: string | null;
  /** Answers reading that nobody signed in for; null: the primary does. */
  readonly replicaUrl: string | null;
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
  /** 64 hexadecimal digits each, the current one first; null: those under `dataDir` (see secret-key.ts). */
  readonly secretKeys: readonly string[] | null;
  readonly requireSignIn: boolean;
  /** CIDR ranges of reverse proxies that are believed. */
  readonly trustedProxies: readonly string[];
  /** Reads a minute of one address without a sign-in; 0: no limit. */
  readonly readLimit: number;
  /** Null: no sign-in through a provider. */
  readonly oidc: OidcSettings | null;
  /** CIDR ranges. */
  readonly allowPrivateNetworks: readonly string[];
  readonly logLevel: Environment['LOG_LEVEL'];
  /** Address of an OpenTelemetry collector; null: nothing is traced. */
  readonly traceUrl: string | null;
}

/** How people of an OpenID provider are let in. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client. */
  readonly clientSecret: string | null;
  readonly scope: string;
  /** Names that lead to the claim, from the outside in. */
  readonly roleClaim: readonly string[];
  readonly roles: readonly value.RoleRule[];
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
    ['DATABASE_REPLICA_URL', 'DATABASE_URL'],
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
    ['OIDC_ISSUER', 'OIDC_ROLES'],
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
    replicaUrl: env.DATABASE_REPLICA_URL,
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
    secretKeys: env.SECRET_KEY,
    requireSignIn: env.REQUIRE_SIGN_IN,
    trustedProxies: env.TRUSTED_PROXIES,
    readLimit: env.READ_LIMIT,
    oidc: oidcOf(env),
    allowPrivateNetworks: env.ALLOW_PRIVATE_NETWORKS,
    logLevel: env.LOG_LEVEL,
    traceUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
}

function oidcOf(env: Environment): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_ROLES: roles } = env;
  if (issuer === null || clientId === null || roles === null) return null;
  return {
    issuer,
    clientId,
    clientSecret: env.OIDC_CLIENT_SECRET,
    scope: env.OIDC_SCOPE,
    roleClaim: env.OIDC_ROLE_CLAIM,
    roles,
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
