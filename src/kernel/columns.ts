/**
 * The columns of records that a JSON Schema describes, nested objects with dotted names, in the schema's order; a list
 * is one column. Of a choice between kinds the columns of all of them.
 */
export function columnsOfSchema(schema: unknown): readonly string[] {
  return [...new Set(columnsWithin(schema, ''))];
}

function columnsWithin(schema: unknown, path: string): readonly string[] {
  const properties = partOf(schema, 'properties');
  if (typeof properties === 'object' && properties !== null) {
    const inside = path === '' ? '' : `${path}.`;
    return Object.entries(properties).flatMap(([name, value]) => columnsWithin(value, `${inside}${name}`));
  }
  const nested = choicesOf(schema).flatMap((choice) => columnsWithin(choice, path));
  const objects = nested.filter((column) => column !== path);
  const isPlainToo = nested.length > objects.length && choicesOf(schema).some(isPlain);
  if (objects.length === 0) return [path];
  return isPlainToo ? [path, ...objects] : objects;
}

/**
 * The schema of what stands at a path such as `developments.listed[].sources[]`, where `[]` goes into a list; throws a
 * RangeError where the schema has no such place.
 */
export function schemaAt(schema: unknown, path: string): unknown {
  const steps = path.split('.').flatMap((part) => part.split(/(?=\[\])/));
  return steps.reduce((at, step) => {
    const found = [at, ...choicesOf(at)].map((one) => stepInto(one, step)).find((one) => one !== undefined);
    if (found === undefined) throw new RangeError(`The schema has nothing at "${path}" (${step}).`);
    return found;
  }, schema);
}

function stepInto(schema: unknown, step: string): unknown {
  return step === '[]' ? partOf(schema, 'items') : partOf(partOf(schema, 'properties'), step);
}

function choicesOf(schema: unknown): readonly unknown[] {
  return ['anyOf', 'oneOf'].flatMap((name) => {
    const found = partOf(schema, name);
    const choices: readonly unknown[] = Array.isArray(found) ? found : [];
    return choices;
  });
}

/** Something that fills a cell: neither null nor an object. */
function isPlain(schema: unknown): boolean {
  const type = partOf(schema, 'type');
  return type !== 'null' && type !== 'object' && choicesOf(schema).every(isPlain);
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
