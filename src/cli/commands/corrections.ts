import { correctionSchema, correctionShape } from '../../api/shapes/correction.js';
import { labelSchema, LabelsService } from '../../pipeline/judging/labels.service.js';
import { CorrectionsService } from '../../corrections/corrections.service.js';
import { EXIT, type Command } from '../command.js';
import { LIST_OPTIONS, printList } from '../output.js';
import { asOfOption } from '../values.js';
import { withServices } from '../world.js';
import { allPages, PAGE } from './all-pages.js';

export const correctionsCommand: Command = {
  operands: '',
  options: {
    'as-labels': {
      type: 'boolean',
      about: 'the corrected articles as labelled JSON Lines, for npm run eval -- FILE',
    },
    'as-of': { type: 'string', value: 'T', about: 'as it was known at this instant' },
    ...LIST_OPTIONS,
  },
  details: [
    'As GET /api/v1/corrections, without pages, newest first: what people decided, and whether it holds.',
    'A label is {id, title, summary, date, publisher, language, relevant, indicators, direction, intensity, status,',
    'eventType}: the verdict in force of every article whose verdict a person decided.',
  ],
  run(invocation) {
    const asOf = asOfOption(invocation);
    return withServices(invocation.terminal, async (get) => {
      if (invocation.options['as-labels'] === true) {
        await printList(invocation, await get(LabelsService).all(asOf), labelSchema);
        return EXIT.done;
      }
      const service = get(CorrectionsService);
      const everything = { articleIds: [], developmentIds: [], promiseIds: [], kinds: [], asOf, limit: PAGE };
      const records = await allPages(
        (before: string | null) => service.list({ ...everything, before }),
        ({ entry }) => entry.id,
      );
      await printList(invocation, records.map(correctionShape), correctionSchema);
      return EXIT.done;
    });
  },
};
