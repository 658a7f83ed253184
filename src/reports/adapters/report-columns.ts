import { z } from 'zod';
import { columnsOfSchema, schemaAt } from '../../kernel/columns.js';
import { weeklyReportSchema } from './report-schema.js';

const schema: unknown = z.toJSONSchema(weeklyReportSchema);

/** The columns of what stands at a place of the report, such as `developments.listed[]`; throws where there is none. */
export function reportColumns(place: string): readonly string[] {
  return columnsOfSchema(schemaAt(schema, place));
}
