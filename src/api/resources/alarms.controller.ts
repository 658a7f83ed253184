import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ALARM_SIDES, DETECTORS } from '../../indicators/domain/alarms/alarm.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import { anyOf, flag, id, listOfArguments, week } from '../http/arguments.js';
import { byText, decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { AnswersListOf } from '../shapes/list.js';

const query = listOfArguments({
  indicator: anyOf(SERIES),
  detector: anyOf(DETECTORS),
  side: anyOf(ALARM_SIDES),
  standing: flag,
  from: week.optional(),
  to: week.optional(),
});
const place = z.object({ week, id });
const alarmSchema = z.object({
  id: z.string(),
  indicator: z.enum(SERIES),
  detector: z.enum(DETECTORS),
  side: z.enum(ALARM_SIDES),
  week: z.string().describe('ISO week that raised it, YYYY-Www'),
  until: z.string().nullable().describe('Last week in which it stands; null where it still does'),
  statistic: z.number().describe('count: p; cusum: S; burst: gain of the cost; severe-event: the score'),
  threshold: z.number(),
  parameters: z.record(z.string(), z.number()),
  reference: z
    .object({
      from: z.string(),
      to: z.string(),
      weeks: z.number().int().describe('Covered weeks'),
      mean: z.number().describe('Developments of the side usual in a fully covered week'),
      dispersion: z.number().describe('Variance over mean, at least 1'),
    })
    .nullable(),
  developmentIds: z.array(z.string()),
  why: z.string(),
});

@ApiTags('index')
@Controller('api/v1/alarms')
export class AlarmsController {
  constructor(private readonly indicators: IndicatorsService) {}

  @Get()
  @ApiOperation({
    summary: 'Alarms: more cooperation or conflict than usual, newest first, each with detector and evidence',
  })
  @AnswersListOf(alarmSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const { detector, side, standing } = given;
    const alarms = await this.indicators.alarms(given.asOf ?? null, {
      indicators: given.indicator,
      from: given.from ?? null,
      to: given.to ?? null,
    });
    const rows = alarms
      .filter(
        (alarm) =>
          (detector.length === 0 || detector.includes(alarm.detector)) &&
          (side.length === 0 || side.includes(alarm.side)) &&
          (standing === undefined || (alarm.until === null) === standing),
      )
      .toReversed();
    const rest = rowsAfter(
      rows,
      decodeCursor(given.cursor, place),
      (row, after) => byText(after.week, row.week) || byText(after.id, row.id),
    );
    return pageOf(rest, given.limit, (row) => ({ week: row.week, id: row.id }));
  }
}
