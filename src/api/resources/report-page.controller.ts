import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { isIsoWeek } from '../../kernel/iso-week.js';
import { ProblemException } from '../http/problem.js';

/** `/reports/2026-W47`, as people and feeds name a report: its page. */
@ApiExcludeController()
@Controller('reports')
export class ReportPageController {
  @Get(':week')
  page(@Param('week') week: string, @Query() query: Record<string, string>, @Res() response: Response): void {
    const wanted = new URLSearchParams({ format: 'html', ...query });
    if (!isIsoWeek(week)) throw new ProblemException(404, `There is no week "${week}". See /api/v1/reports.`);
    response.redirect(307, `/api/v1/reports/${week}?${wanted.toString()}`);
  }
}
