import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ALARM_SIDES, DETECTORS } from '../../indicators/domain/alarms/alarm.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import { anyOf, flag, id, listOfArguments, week } from '../http/arguments.js';
import { byText, decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { alarmSchema } from '../shapes/alarm.js';
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
