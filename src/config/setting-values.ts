import { IANAZone } from 'luxon';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/** Days as `REPORT_AT` writes them; ISO weekday numbers, Monday 1. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A time of the week in the zone of `REPORT_ZONE`. */
export interface WeeklyTime {
  /** ISO weekday, 1 (Monday) … 7 (Sunday). */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

const YES = ['true', 'yes', 'on', '1'];
const NO = ['false', 'no', 'off', '0'];

function isCidr(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}

function hasProtocol(...protocols: string[]) {
  return (text: string): boolean => URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

/** A TCP port, 0 … 65535; 0 lets the system choose. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535));

export const yesOrNo = z
  .string()
  .toLowerCase()
  .pipe(z.enum([...YES, ...NO]))
  .transform((word) => YES.includes(word));

/** Who gets which role: everybody (null), or whoever has a value in their claim. */
export interface RoleRule {
  readonly role: 'viewer' | 'analyst' | 'admin';
  /** Compared as it stands, letter by letter; null: everybody. */
  readonly value: string | null;
}

/** What others are to be led to: an address without a password, and without a query or fragment, since paths are added. */
function isPlainAddress(text: string): boolean {
  const { username, password } = new URL(text);
  return username === '' && password === '' && !/[?#]/.test(text);
}

export const reclassify = z.enum(['automatic', 'by-command']);

export const webUrl = z
  .string()
  .refine(hasProtocol('http:', 'https:'), { abort: true })
  .refine(isPlainAddress)
  .transform((url) => url.replace(/\/+$/, ''));

export const postgresUrl = z.string().refine(hasProtocol('postgres:', 'postgresql:'));

export const mailServer = z.string().refine(hasProtocol('smtp:', 'smtps:'));

/** `name@host` or `Name <name@host>`, on one line. */
export const mailSender = z.string().regex(/^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/);

/** `Mon 06:00`: an English day name of three letters and a time of day on the 24-hour clock. */
export const clockTime = z
  .string()
  .toLowerCase()
  .regex(/^(?:mon|tue|wed|thu|fri|sat|sun) (?:[01]\d|2[0-3]):[0-5]\d$/)
  .transform((text): WeeklyTime => ({
    weekday: WEEKDAYS.findIndex((day) => text.startsWith(day)) + 1,
    hour: Number(text.slice(4, 6)),
    minute: Number(text.slice(7, 9)),
  }));

export const timeZone = z.string().refine((name) => IANAZone.isValidZone(name));

/** A 256-bit key as 64 hexadecimal digits, in lower case. */
export const hexKey = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/);

/** Different keys separated by commas or blanks, one at least. */
export const hexKeys = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .pipe(z.array(hexKey).min(1))
  .refine((keys) => new Set(keys).size === keys.length)
  .transform((keys): readonly string[] => keys);

/** A secret that a person pastes: no blanks, long enough not to be guessed. */
export const token = z.string().regex(/^\S{16,200}$/);

/** CIDR ranges separated by commas or blanks; the empty list is allowed. */
export const cidrList = z
  .string()
  .transform((text): readonly string[] => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine((parts) => parts.every(isCidr));

/** A whole number of at most a million; 0 switches off what it bounds. */
export const most = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
  .pipe(z.number().max(1_000_000));

/** Levels of pino, and `silent`. */
export const logLevel = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']));

/** A name or address to listen on. */
export const listenHost = z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/);

/** An issuer as it names itself: https, or http on this machine; a slash at its end counts and stays. */
export const issuer = z
  .string()
  .refine(hasProtocol('http:', 'https:'), { abort: true })
  .refine(isPlainAddress, { abort: true })
  .refine((text) => {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  });

/** OAuth scope names; without `openid` there is no ID token. */
export const scope = z
  .string()
  .regex(/^[\x21\x23-\x5b\x5d-\x7e ]+$/)
  .refine((text) => text.split(' ').includes('openid'));

/** `realm_access.roles` as the names that lead to it; an address as a name, as some providers have it, stays whole. */
export const claimPath = z
  .string()
  .regex(/^\S{1,200}$/)
  .transform((text): readonly string[] => (text.includes('://') ? [text] : text.split('.')));

const ROLE_RULE = /^(viewer|analyst|admin) *= *(\S.*)$/;

/** `admin=tracker-admins, viewer=*`; at least one. */
export const roleRules = z
  .string()
  .transform((text) => text.split(',').map((rule) => ROLE_RULE.exec(rule.trim())))
  .refine((rules) => rules.every((rule) => rule !== null))
  .transform((rules): readonly RoleRule[] =>
    rules.flatMap((rule) => {
      const [, role, named] = rule ?? [];
      if (role !== 'viewer' && role !== 'analyst' && role !== 'admin') return [];
      return [{ role, value: named === '*' || named === undefined ? null : named }];
    }),
  );
