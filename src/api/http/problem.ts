import { HttpException } from '@nestjs/common';
import type { FaultCode } from '../../kernel/fault-code.js';
import type { RefusalReason } from '../../kernel/refusal-code.js';

/** One argument that is wrong: its name, what was given, what is allowed. */
export interface ArgumentFault {
  readonly name: string;
  readonly value: string | null;
  /** In English, with the particulars. */
  readonly allowed: string;
  /** The same for pages in other languages. */
  readonly code: FaultCode;
  /** The bound that was not kept, where there is one. */
  readonly limit: number | null;
}

/** The body of an error answer, `application/problem+json` (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What is wrong and what to do. */
  readonly detail: string;
  readonly errors?: readonly ArgumentFault[];
  /** The same for pages in other languages, where no argument is wrong. */
  readonly refusal?: RefusalReason;
}

/** What an error answer says besides its detail: which arguments are wrong, or why all of it is refused. */
export type Told = readonly ArgumentFault[] | RefusalReason;

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Does not fit what stands',
  413: 'Too large',
  415: 'Not a body that is read here',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Not available now',
};

/** A fault that no schema found, in what form it should have been given. */
export function wrongForm(name: string, value: string | null, allowed: string): ArgumentFault {
  return { name, value, allowed, code: 'wrong-form', limit: null };
}

/** An error answer's body; the title follows from the status. */
export function problem(status: number, detail: string, told?: Told): Problem {
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    ...(told === undefined ? {} : 'code' in told ? { refusal: told } : { errors: told }),
  };
}

/** Ends a request with a problem of the given status. */
export class ProblemException extends HttpException {
  readonly problem: Problem;

  constructor(
    status: number,
    detail: string,
    told?: Told,
    /** Headers of the answer, such as Retry-After. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    const body = problem(status, detail, told);
    super(body, status);
    this.problem = body;
  }
}

/** The answer where no development has the id, and none took it in. */
export function noSuchDevelopment(id: string): ProblemException {
  return new ProblemException(404, `There is no development "${id}". The list is at /api/v1/developments.`);
}
