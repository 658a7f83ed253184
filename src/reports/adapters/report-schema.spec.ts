import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { aReport } from '../domain/weekly-report.builder.js';
import { aRichWeek } from '../domain/rich-week.builder.js';
import {
  aSecondEdition,
  anUnseenWeek,
  aWeekOfNoneCounted,
  aWeekOfNothing,
  aWeekOfOne,
  aWeekOfOutage,
} from '../domain/report-weeks.builder.js';
import { weeklyReportSchema } from './report-schema.js';

const FILE = new URL('../data/weekly-report.schema.json', import.meta.url);

describe('the schema of a report', () => {
  it.each([
    ['an empty', aReport()],
    ['a rich', aRichWeek()],
    ['a corrected', aSecondEdition()],
    ['a single', aWeekOfOne()],
    ['a half-seen', aWeekOfOutage()],
    ['an unrecorded', aWeekOfNothing()],
    ['an uncounted', aWeekOfNoneCounted()],
    ['an unwatched', anUnseenWeek(null)],
  ])('takes %s week as it is', (_, report) => {
    expect(weeklyReportSchema.parse(report)).toEqual(report);
  });

  it('takes a record made before what is reported was told apart from what counts', () => {
    const { reported: _, uncounted: __, ...bottomLine } = aRichWeek().bottomLine;
    expect(weeklyReportSchema.safeParse({ ...aRichWeek(), bottomLine }).success).toBe(true);
  });

  it('refuses what it does not know', () => {
    expect(weeklyReportSchema.safeParse({ ...aReport(), extra: 1 }).success).toBe(false);
  });

  it('is the JSON Schema beside the data (on a change, write that file anew)', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(
      z.toJSONSchema(weeklyReportSchema, { reused: 'ref' }),
    );
  });
});
