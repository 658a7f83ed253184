import { z } from 'zod';
import { ALARM_SIDES, DETECTORS } from '../../indicators/domain/alarms/alarm.js';
import { SERIES } from '../../indicators/domain/counted-development.js';

/** The parameters of all detectors: a table has a column for each, whatever alarms a page of it holds. */
const DETECTOR_PARAMETERS = [
  ...['gapWeeks', 'referenceWeeks', 'leastReferenceWeeks', 'dispersionWeeks', 'dispersionMargin'],
  ...['raiseBelowP', 'releaseFromP', 'allowance', 'threshold', 'releaseBelow', 'ceiling'],
  ...['ratio', 'upCost', 'leastDevelopments', 'leastConfidence', 'leastPublishers'],
];

/** An alarm as lists give it. */
export const alarmSchema = z.object({
  id: z.string(),
  indicator: z.enum(SERIES),
  detector: z.enum(DETECTORS),
  side: z.enum(ALARM_SIDES),
  week: z.string().describe('ISO week that raised it, YYYY-Www'),
  until: z.string().nullable().describe('Last week in which it stands; null where it still does'),
  confirmedIn: z
    .string()
    .describe(
      'Last week whose figures bear it out; weeks since that nobody watched neither confirm nor end it',
    ),
  statistic: z.number().describe('count: p; cusum: S; burst: gain of the cost; severe-event: the score'),
  threshold: z.number(),
  parameters: z
    .object(Object.fromEntries(DETECTOR_PARAMETERS.map((name) => [name, z.number().optional()])))
    .describe('Those of the detector, by name'),
  reference: z
    .object({
      from: z.string(),
      to: z.string(),
      weeks: z.number().int().describe('Covered weeks'),
      mean: z.number().describe('Developments of the side usual in a fully covered week'),
      dispersion: z.number().describe('Variance over mean, at least 1'),
      exposure: z
        .number()
        .describe(
          'How many times that mean was usual of the raising week: its coverage, times what its sources brought of other news where that was more than usual; 1 for burst',
        ),
    })
    .nullable(),
  developmentIds: z.array(z.string()),
  why: z.string(),
});
