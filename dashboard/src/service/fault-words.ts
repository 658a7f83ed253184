import type { FaultCode } from '../../../src/kernel/fault-code.js';
import { FAULT_CODES } from '../../../src/kernel/fault-code.js';
import { t } from '../language/say.js';
import { isObject } from './guards.js';

/** A field of a form that the service refused. */
export interface FieldFault {
  readonly name: string;
  /** In the service's own English, with the particulars. */
  readonly allowed: string;
  readonly code: FaultCode;
  /** The bound that was not kept, where there is one. */
  readonly limit: number | null;
}

/** What the fields of forms are called on the page; the others go by the name the service has for them. */
const FIELD_LABEL: Readonly<Record<string, string>> = {
  address: t`E-mail address`,
  direction: t`Direction`,
  eventType: t`Kind of act`,
  from: t`From`,
  indicators: t`Indicators`,
  name: t`Name`,
  reason: t`Reason`,
  status: t`Status`,
  target: t`Address`,
  to: t`To`,
  topics: t`Alerts by mail`,
  url: t`Address`,
};

/** What a field is called on the page. */
export function fieldLabel(name: string): string {
  return FIELD_LABEL[name] ?? name;
}

/** A fault in the reader's language, by its code. */
export function faultWords({ name, code, limit }: FieldFault): string {
  const field = fieldLabel(name);
  const bound = limit ?? 0;
  switch (code) {
    case 'missing':
      return t`“${field}” must be filled in.`;
    case 'unknown':
      return t`The service does not know “${field}”: reload the page, which may be older than it.`;
    case 'not-one-of':
      return t`“${field}” must be one of those that can be chosen.`;
    case 'too-long':
      return t`“${field}” is too long. Most characters: ${bound}.`;
    case 'too-short':
      return t`“${field}” is too short. Fewest characters: ${bound}.`;
    case 'too-many':
      return t`“${field}” has too many entries. Most: ${bound}.`;
    case 'too-few':
      return t`“${field}” has too few entries. Fewest: ${bound}.`;
    case 'too-large':
      return t`“${field}” is too large. Largest: ${bound}.`;
    case 'too-small':
      return t`“${field}” is too small. Smallest: ${bound}.`;
    case 'wrong-form':
      return t`“${field}” is not in the form that is expected.`;
    case 'taken':
      return t`“${field}” is taken already: choose another.`;
  }
}

const isCode = (value: unknown): value is FaultCode => FAULT_CODES.some((code) => code === value);

/** A fault as the service told it; one that an older service told without a code has another form than expected. */
export function readFault(error: unknown): FieldFault | null {
  if (!isObject(error)) return null;
  const { name, allowed, code, limit } = error;
  if (typeof name !== 'string' || name === '' || typeof allowed !== 'string' || allowed === '') return null;
  return {
    name,
    allowed,
    code: isCode(code) ? code : 'wrong-form',
    limit: typeof limit === 'number' ? limit : null,
  };
}
