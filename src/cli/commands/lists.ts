import { DevelopmentsService } from '../../developments/developments.service.js';
import type { DevelopmentQuery } from '../../developments/domain/development-reader.js';
import { developmentSchema, developmentShape } from '../../api/shapes/development.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import { promiseSchema, promiseShape, promiseSummarySchema, summaryShape } from '../../api/shapes/promise.js';
import { alarmSchema } from '../../api/shapes/alarm.js';
import { mirrorGapSchema, observationSchema } from '../../api/shapes/observation.js';
import { deliveryRates } from '../../developments/domain/promise-standing.js';
import { mirrorGaps } from '../../indicators/domain/mirror-gap.js';
import { ObservationsService } from '../../indicators/observations.service.js';
import { DIRECTIONS, ORIGINS, PROMISE_STATES, STATUSES, TOPICS } from '../../kernel/words.js';
import { EXIT, textOption, type Command, type Invocation, type OptionText } from '../command.js';
import { LIST_OPTIONS, printList } from '../output.js';
import { dayOption, flagOption, asOfOption, refuseBeside, weekRangeOption, wordsOption } from '../values.js';
import { withServices } from '../world.js';
import { allPages, PAGE } from './all-pages.js';

const AS_OF: Readonly<Record<string, OptionText>> = {
  'as-of': { type: 'string', value: 'T', about: 'as it was known at this instant' },
};

export const developmentsCommand: Command = {
  operands: '',
  options: {
    indicator: { type: 'string', value: 'NAME,…', about: TOPICS.join(', ') },
    direction: { type: 'string', value: 'NAME,…', about: DIRECTIONS.join(', ') },
    status: { type: 'string', value: 'NAME,…', about: STATUSES.join(', ') },
    origin: { type: 'string', value: 'NAME,…', about: ORIGINS.join(', ') },
    core: { type: 'string', value: 'true|false', about: 'directly bilateral, or context' },
    from: { type: 'string', value: 'DAY', about: 'not over before this day' },
    to: { type: 'string', value: 'DAY', about: 'not begun after this day' },
    q: { type: 'string', value: 'TEXT', about: 'words in it' },
    ...AS_OF,
    ...LIST_OPTIONS,
  },
  details: ['As GET /api/v1/developments, without pages.'],
  run(invocation) {
    const query = developmentQuery(invocation);
    return withServices(invocation.terminal, async (get) => {
      const reader = get(DevelopmentsService).reader;
      const records = await allPages(
        (after: DevelopmentQuery['after']) => reader.list({ ...query, after }),
        (row) => ({ date: row.date.from, id: row.id }),
      );
      await printList(invocation, records.map(developmentShape), developmentSchema);
      return EXIT.done;
    });
  },
};

function developmentQuery(invocation: Invocation): Omit<DevelopmentQuery, 'after'> {
  return {
    indicators: wordsOption(invocation, 'indicator', TOPICS),
    directions: wordsOption(invocation, 'direction', DIRECTIONS),
    statuses: wordsOption(invocation, 'status', STATUSES),
    origins: wordsOption(invocation, 'origin', ORIGINS),
    core: flagOption(invocation, 'core'),
    from: dayOption(invocation, 'from'),
    to: dayOption(invocation, 'to'),
    text: textOption(invocation, 'q'),
    asOf: asOfOption(invocation),
    limit: PAGE,
  };
}

export const promisesCommand: Command = {
  operands: '',
  options: {
    state: { type: 'string', value: 'NAME,…', about: PROMISE_STATES.join(', ') },
    indicator: { type: 'string', value: 'NAME,…', about: TOPICS.join(', ') },
    origin: { type: 'string', value: 'NAME,…', about: ORIGINS.join(', ') },
    summary: { type: 'boolean', about: 'per indicator: how many were kept of those whose fate is known' },
    ...AS_OF,
    ...LIST_OPTIONS,
  },
  details: ['As GET /api/v1/promises, without pages; with --summary as GET /api/v1/promises/summary.'],
  run(invocation) {
    refuseBeside(invocation, 'summary', ['state', 'indicator', 'origin']);
    const query = {
      origins: wordsOption(invocation, 'origin', ORIGINS),
      states: wordsOption(invocation, 'state', PROMISE_STATES),
      indicators: wordsOption(invocation, 'indicator', TOPICS),
      asOf: asOfOption(invocation),
      limit: PAGE,
    };
    return withServices(invocation.terminal, async (get, { clock }) => {
      const developments = get(DevelopmentsService);
      if (invocation.options['summary'] === true) {
        const rates = deliveryRates(await developments.allPromises(query.asOf));
        await printList(
          invocation,
          summaryShape(rates).indicators,
          promiseSummarySchema.shape.indicators.element,
        );
        return EXIT.done;
      }
      const list = (after: string | null) => developments.reader.promises({ ...query, after });
      const day = (query.asOf ?? clock.now()).toISOString().slice(0, 10);
      const promises = await allPages(list, (row) => row.id);
      await printList(
        invocation,
        promises.map((promise) => promiseShape(promise, day)),
        promiseSchema,
      );
      return EXIT.done;
    });
  },
};

export const observationsCommand: Command = {
  operands: '',
  options: {
    series: { type: 'string', value: 'SLUG,…', about: 'only these series' },
    'mirror-gaps': {
      type: 'boolean',
      about: 'importer’s and exporter’s report of the same trade, and the gap',
    },
    ...AS_OF,
    ...LIST_OPTIONS,
  },
  details: ['As GET /api/v1/observations, without pages.'],
  run(invocation) {
    refuseBeside(invocation, 'mirror-gaps', ['series']);
    const series = (textOption(invocation, 'series') ?? '').split(',').filter((slug) => slug !== '');
    const asOf = asOfOption(invocation);
    return withServices(invocation.terminal, async (get) => {
      const observations = await get(ObservationsService).all(series, asOf);
      if (invocation.options['mirror-gaps'] === true)
        await printList(invocation, mirrorGaps(observations), mirrorGapSchema);
      else await printList(invocation, observations, observationSchema);
      return EXIT.done;
    });
  },
};

export const alarmsCommand: Command = {
  operands: '',
  options: {
    indicator: { type: 'string', value: 'NAME,…', about: SERIES.join(', ') },
    from: { type: 'string', value: 'W', about: 'raised in this ISO week or later, e.g. 2026-W01' },
    to: { type: 'string', value: 'W', about: 'raised in this ISO week or before' },
    ...AS_OF,
    ...LIST_OPTIONS,
  },
  details: ['As GET /api/v1/alarms, oldest first, without pages.'],
  run(invocation) {
    const indicators = wordsOption(invocation, 'indicator', SERIES);
    const [range, asOf] = [weekRangeOption(invocation), asOfOption(invocation)];
    return withServices(invocation.terminal, async (get) => {
      const alarms = await get(IndicatorsService).alarms(asOf, { indicators, ...range });
      await printList(invocation, alarms, alarmSchema);
      return EXIT.done;
    });
  },
};
