import type { Outdated } from '../../classification/versions.service.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { ChangeListService } from '../../pipeline/judging/change-list.service.js';
import { ReclassifyService } from '../../pipeline/judging/reclassify.service.js';
import { audited } from '../audited.js';
import { EXIT, type Command, type ExitCode, type Invocation } from '../command.js';
import { withServices } from '../world.js';

/** A person who calls the command means this version, whichever was started last. */
const WHICH: Outdated = 'of-any-other-version';
/** Articles looked at in one step of the list. */
const STEP = 1_000;
const DONE = 200;

export const reclassifyCommand: Command = {
  operands: '',
  options: {
    preview: { type: 'boolean', about: 'list what would change, a line per article, and change nothing' },
  },
  details: [
    'With --preview: {articleId, title, publisher, publishedAt, fromVersion, toVersion, changes: {part: {from, to}}}',
    'per line. Without: judges every article whose verdict is of another version, as the service does by itself where',
    'RECLASSIFY is automatic. Can be broken off and goes on where it was; old verdicts stay on record, people’s hold.',
  ],
  run: (invocation) => (invocation.options['preview'] === true ? preview(invocation) : apply(invocation)),
};

function preview({ terminal }: Invocation): Promise<ExitCode> {
  return withServices(terminal, async (get) => {
    const list = get(ChangeListService);
    const counts = { looked: 0, changing: 0 };
    for (let after: string | null = ''; after !== null;) {
      const page = await list.page({ which: WHICH, after, limit: STEP });
      counts.looked += page.looked;
      counts.changing += page.items.length;
      const isRead = await terminal.out(page.items.map((item) => `${JSON.stringify(item)}\n`).join(''));
      if (!isRead) return EXIT.done;
      after = page.last;
    }
    terminal.say(`${counts.changing} of ${counts.looked} verdicts of other versions would change.`);
    return EXIT.done;
  });
}

function apply({ terminal }: Invocation): Promise<ExitCode> {
  return withServices(terminal, async (get, world) => {
    const change = { action: 'tracker reclassify', target: 'verdicts of other versions' };
    const [judged, developments] = await audited(world, change, async () => {
      const count = await get(ReclassifyService).run({
        which: WHICH,
        now: () => world.clock.now(),
        onProgress: (sofar) => {
          if (terminal.isScreen) terminal.draw(`${sofar} articles judged`);
        },
      });
      const changed = await get(DevelopmentsService).regroup(world.clock.now());
      return { status: DONE, result: [count, changed] as const };
    });
    terminal.say(`${judged} articles judged anew; ${developments} developments are new or changed.`);
    return EXIT.done;
  });
}
