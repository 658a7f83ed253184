import type { Polled } from '../../pipeline/poll.service.js';
import { EXIT, textOption, type Command } from '../command.js';
import { withServices } from '../world.js';

export const pollCommand: Command = {
  operands: '',
  options: {
    once: {
      type: 'boolean',
      about: 'poll what is due and stop; the default, since the service polls on its schedule',
    },
    feed: { type: 'string', value: 'ID', about: 'poll this feed, whether it is due or not' },
  },
  details: [
    'Prints {feed, outcome, items, new, message} per line. A feed that fails does not stop the others.',
  ],
  run(invocation) {
    const { terminal } = invocation;
    return withServices(terminal, async (get, world) => {
      const [{ PollService }, { StartService }, { DevelopmentsService }] = await stages();
      await get(StartService).prepare();
      const lines: Promise<boolean>[] = [];
      const print = (polled: Polled): void => {
        lines.push(terminal.out(`${JSON.stringify(line(polled))}\n`));
      };
      const feedId = textOption(invocation, 'feed');
      if (feedId === null) {
        const asked = await get(PollService).pollDue({ neverAsked: true }, print);
        if (asked === 0) terminal.say('No feed is due now.');
      } else {
        const polled = await get(PollService).pollOne(feedId);
        if (polled === null) {
          terminal.say(
            `tracker poll: no enabled feed "${feedId}", or its host asked for a pause. See /api/v1/feeds for the ids.`,
          );
          return EXIT.failed;
        }
        print(polled);
      }
      await Promise.all(lines);
      await get(DevelopmentsService).regroup(world.clock.now());
      return EXIT.done;
    });
  },
};

/** Loaded with the services, not with the command: the database's server starts meanwhile. */
function stages() {
  return Promise.all([
    import('../../pipeline/poll.service.js'),
    import('../../pipeline/start.service.js'),
    import('../../developments/developments.service.js'),
  ]);
}

function line({ result, fresh }: Polled) {
  const { due, answer } = result;
  const problem = 'problem' in answer ? answer.problem : null;
  const status = 'received' in answer ? answer.received.status : null;
  return {
    feed: due.feed.id,
    outcome: answer.kind,
    status,
    items: answer.kind === 'parsed' ? answer.feed.items.length : 0,
    new: fresh,
    message: problem === null ? null : `${problem.message} ${problem.remedy}`,
  };
}
