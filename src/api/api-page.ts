import type { OpenAPIObject } from '@nestjs/swagger';

/** The API's description as a page for people: plain HTML without scripts. */
export function apiPage(description: OpenAPIObject): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/api/docs.css"><title>API – ${escape(description.info.title)}</title></head>
<body>
<main>
<h1>${escape(description.info.title)}: API</h1>
<p>${escape(description.info.description ?? '')}</p>
<p>The same as data: <a href="/api/openapi.json">OpenAPI 3.1</a>. Lists answer <code>{items, nextCursor}</code>, take
<code>limit</code> and <code>cursor</code>, and are given as CSV with <code>format=csv</code>. Errors are
<code>application/problem+json</code> and say what to do. Reading is open unless sign-in is required; changing needs the
admin token as <code>Authorization: Bearer</code>, or a session. Times are UTC. <a href="/">The dashboard</a></p>
${[...byTag(description)].map(([tag, sections]) => `<h3>${escape(tag)}</h3>\n${sections.join('\n')}`).join('\n')}
</main>
</body>
</html>
`;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The sections of all operations, under the first tag of each. */
function byTag(description: OpenAPIObject): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const tag = operation.tags?.[0] ?? 'other';
      groups.set(tag, [...(groups.get(tag) ?? []), section(method.toUpperCase(), path, operation)]);
    }
  }
  return groups;
}

function section(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).flatMap((parameter) =>
    'name' in parameter ? [parameter] : [],
  );
  const rows = parameters.map(
    (parameter) =>
      `<tr><td><code>${escape(parameter.name)}</code></td><td>${escape(parameter.in)}</td><td>${escape(allowed(parameter.schema))}</td></tr>`,
  );
  const table =
    rows.length === 0
      ? ''
      : `<div class="table"><table><thead><tr><th scope="col">argument</th><th scope="col">in</th><th scope="col">allowed</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  return `<section><h2><code class="method">${method}</code><code>${escape(path)}</code></h2><p>${escape(operation.summary ?? '')}</p>${table}</section>`;
}

/** A parameter's schema in a few words. */
function allowed(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return '';
  if ('description' in schema && typeof schema.description === 'string') {
    const usual: unknown = 'default' in schema ? schema.default : undefined;
    return typeof usual === 'string' ? `${schema.description} (default: ${usual})` : schema.description;
  }
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.join(', ');
  if ('anyOf' in schema && Array.isArray(schema.anyOf))
    return schema.anyOf.map(allowed).filter(Boolean).join(' or ');
  return PARTS.flatMap((part) => {
    const value: unknown = Reflect.get(schema, part);
    const text = typeof value === 'string' || typeof value === 'number' ? `${value}` : null;
    return text === null ? [] : [part === 'type' ? text : `${part} ${text}`];
  }).join(', ');
}

const PARTS = ['type', 'format', 'minimum', 'maximum', 'maxLength', 'default'];

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
