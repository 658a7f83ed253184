import { z } from 'zod';
import { FAULT_CODES } from '../../src/kernel/fault-code.js';
import { REFUSAL_CODES } from '../../src/kernel/refusal-code.js';

const problemShape = z.object({
  status: z.number(),
  title: z.string(),
  detail: z.string(),
  errors: z
    .array(
      z.object({
        name: z.string(),
        value: z.string().nullable(),
        allowed: z.string(),
        code: z.enum(FAULT_CODES),
        limit: z.number().nullable(),
      }),
    )
    .optional(),
  refusal: z
    .object({ code: z.enum(REFUSAL_CODES), about: z.union([z.string(), z.number()]).optional() })
    .optional(),
});

/** Asks an address of a service and reads the answer's text; redirects are not followed. */
export async function ask(base: string, path: string, init: RequestInit = {}) {
  const response = await fetch(`${base}${path}`, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The items and the cursor of a list, of which each item has what the shape asks for. */
export async function list<T>(base: string, path: string, item: z.ZodType<T>) {
  const { status, text } = await ask(base, path);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() }).parse(JSON.parse(text));
}

/** The problem that an address answers with; fails where it answers with something else. */
export async function problem(base: string, path: string, init: RequestInit = {}) {
  const { status, headers, text } = await ask(base, path, init);
  if (headers.get('content-type') !== 'application/problem+json; charset=utf-8') {
    throw new Error(`${path} answered ${status} with ${String(headers.get('content-type'))}: ${text}`);
  }
  const body = problemShape.parse(JSON.parse(text));
  if (body.status !== status) throw new Error(`${path} answered ${status} and says ${body.status}.`);
  return { ...body, headers };
}
