import type { OpenAPIObject } from '@nestjs/swagger';
import { FAULT_CODES } from '../kernel/fault-code.js';
import { REFUSAL_CODES } from '../kernel/refusal-code.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const text = { type: 'string' } as const;
const fault = {
  type: 'object',
  properties: {
    name: text,
    value: { type: ['string', 'null'] },
    allowed: text,
    code: { type: 'string', enum: [...FAULT_CODES] },
    limit: { type: ['number', 'null'], description: 'The bound that was not kept, where there is one' },
  },
  required: ['name', 'value', 'allowed', 'code', 'limit'],
};
const refusal = {
  type: 'object',
  description: 'Why all of it is refused, where no argument is wrong; for pages in other languages',
  properties: {
    code: { type: 'string', enum: [...REFUSAL_CODES] },
    about: { type: ['string', 'number'], description: 'What detail names: seconds to wait, a role, a day' },
  },
  required: ['code'],
};
const PROBLEM = {
  type: 'object',
  description: 'RFC 9457; detail says what is wrong and what to do, errors names each wrong argument',
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    errors: { type: 'array', items: fault },
    refusal,
  },
  required: ['type', 'title', 'status', 'detail'],
};
const REFUSED = {
  description:
    'Refused or failed: 400 a wrong argument, 401 sign in first, 403 not from our own page, 404 not there, ' +
    '405 another method, 413 too large, 429 too often (Retry-After says when to try again), 500 our fault, 503 no database',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const CSV = {
  schema: {
    type: 'string',
    description: 'The items as RFC 4180 with a header line; the next page is in the Link header',
  },
};

/** Adds what is true of every operation: how errors look, and that every list is given as CSV as well. */
export function completed(document: OpenAPIObject): OpenAPIObject {
  const operations = Object.values(document.paths).flatMap((path) => METHODS.map((method) => path[method]));
  for (const operation of operations) if (operation !== undefined) complete(operation);
  const { components } = document;
  const schemas = Object.assign({ Problem: PROBLEM }, components?.schemas);
  return { ...document, components: { ...components, schemas } };
}

function complete(operation: Operation): void {
  const { responses } = operation;
  responses.default = REFUSED;
  const answer = responses['200'];
  if (answer === undefined || !('description' in answer)) return;
  if (answer.description === '') answer.description = 'As asked';
  if (answer.content === undefined) return;
  const schema: unknown = answer.content['application/json']?.schema;
  if (JSON.stringify(schema ?? {}).includes('"nextCursor"')) answer.content['text/csv'] = CSV;
}
