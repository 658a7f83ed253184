import { z } from 'zod';

const described = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/**
 * The columns of records of a shape, nested objects with dotted names: the same for every page of a list, whatever is
 * null in it, and for a page without rows.
 */
export function columnsOf(shape: z.ZodType): readonly string[] {
  return [...new Set(columnsWithin(z.toJSONSchema(shape, { io: 'output', unrepresentable: 'any' }), ''))];
}

function columnsWithin(schema: unknown, path: string): readonly string[] {
  const { properties, anyOf } = described.parse(schema);
  if (properties !== undefined) {
    const inside = path === '' ? '' : `${path}.`;
    return Object.entries(properties).flatMap(([name, value]) => columnsWithin(value, `${inside}${name}`));
  }
  const nested = (anyOf ?? []).flatMap((choice) => columnsWithin(choice, path));
  const objects = nested.filter((column) => column !== path);
  return objects.length > 0 ? objects : [path];
}
