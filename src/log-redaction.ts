import { pino } from 'pino';

const HIDDEN = '***';

/** What a log line must not hold, and what stands there instead; each pattern looks at every letter once. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // user:password@ and token@ in addresses
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"'\\]{1,500}@/gi, `$1${HIDDEN}@`],
  [/\b(Bearer|Basic) +[\w.~+/=-]{4,}/gi, `$1 ${HIDDEN}`],
  // an API key: which one is no secret
  [/\b(rtk_[0-9a-f]{8})_[\w-]{20,}/g, `$1_${HIDDEN}`],
  [/\b(tracker_session=)[\w-]+/g, `$1${HIDDEN}`],
  // what webhooks and bots carry in their paths
  [/(\/bot\d{3,20}:)[\w-]{10,}/g, `$1${HIDDEN}`],
  [/(hooks\.slack\.com\/services\/)[\w/]+/gi, `$1${HIDDEN}`],
  [/\b(whsec_)[\w+/=-]{8,}/g, `$1${HIDDEN}`],
  // one secret key or several
  [/(secret_?key["']?\s{0,3}[=:]\s{0,3}["']?)[0-9a-f]{64}(?:[\s,]{1,3}[0-9a-f]{64}){0,20}/gi, `$1${HIDDEN}`],
  // name=value and "name":"value" where the name says that it is a secret
  [
    /\b((?:\w{0,20}[_-])?(?:token|secret|password|passwd|api_?key|secret_?key|signature)["']?\s{0,3}[=:]\s{0,3}["']?)[^\s"'&,;}\\]{3,}/gi,
    `$1${HIDDEN}`,
  ],
];

/** A log line without passwords, tokens and keys. */
export function redacted(line: string): string {
  return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}

/** An error for the log without the values of its statement, which may be somebody's address. */
export function withoutParameters(error: Error): object {
  const {
    parameters: _parameters,
    driverError: _driverError,
    ...told
  } = { ...pino.stdSerializers.err(error) };
  return told;
}
