import { StandardSchemaValidationPipe } from '@nestjs/common';
import { codedFault, type SchemaIssue } from './issue-fault.js';
import { ProblemException, type ArgumentFault } from './problem.js';

interface Issue extends SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Refuses what does not fit the schema beside the parameter, naming argument, value and what is allowed. */
export const argumentsPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const errors = issues.flatMap(faultsOf);
    const detail = errors.map((fault) => `${fault.name}: ${fault.allowed}.`).join(' ');
    return new ProblemException(400, detail, errors);
  },
});

function faultsOf(issue: Issue): readonly ArgumentFault[] {
  const place = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  const unknown = 'keys' in issue && Array.isArray(issue.keys) ? issue.keys.map(String) : null;
  const told = { value: null, allowed: issue.message, ...codedFault(issue) };
  // A list's member is told by its argument; the member itself is among the values that are shown.
  return (unknown ?? [place[0] ?? 'body']).map((name) => ({ name, ...told }));
}
