import {
  keyFindings,
  keyNotes,
  lackingProcesses,
  type KeyStanding,
} from '../../alerts/domain/key-standing.js';
import { KeyRotation } from '../../alerts/key-rotation.service.js';
import { addSecretKey } from '../../config/secret-key.js';
import { TrackerError } from '../../kernel/errors.js';
import { audited } from '../audited.js';
import { EXIT, textOption, UsageError, type Command, type ExitCode, type Invocation } from '../command.js';
import { showProgress } from '../progress-bar.js';
import { settingsOrError, withServices } from '../world.js';

const DONE = 200;
const PARTLY = 500;
const KEY_ID = /^[0-9a-f]{8}$/;

export const rotateKeyCommand: Command = {
  operands: '',
  options: {
    'dry-run': { type: 'boolean', about: 'tell how much stands under which key, and change nothing' },
    new: {
      type: 'boolean',
      about: 'make a new key before those in DATA_DIR/secret-key, and do nothing else',
    },
    forget: {
      type: 'string',
      value: 'ID',
      about: 'give up what is encrypted with a key that is lost: its subscriptions end',
    },
  },
  details: [
    'Encrypts every stored address and secret anew that stands under a former secret key, so that this key can be taken',
    'out. Of several keys in SECRET_KEY (or lines in DATA_DIR/secret-key) the first is the current one. First start the',
    'service with new and former key; then run this, while it runs. With several instances on one database, first start',
    'each with the new key behind the former, then each with it before. Can be broken off, and goes on where it was.',
    'Look-ups and links in mails stay as they are. Prints one record: {current, former, unknown, damaged, resealed}.',
  ],
  async run(invocation) {
    const { options, operands } = invocation;
    if (operands.length > 0) throw new UsageError('it takes no operands');
    const chosen = ['dry-run', 'new', 'forget'].filter((name) => options[name] !== undefined);
    if (chosen.length > 1) throw new UsageError(`--${chosen.join(' and --')} do not go together`);
    if (options['new'] === true) return makeKey(invocation);
    const lost = textOption(invocation, 'forget');
    return lost === null ? rotate(invocation, options['dry-run'] === true) : forget(invocation, lost);
  },
};

async function makeKey({ terminal }: Invocation): Promise<ExitCode> {
  const path = await addSecretKey(settingsOrError());
  if (path === null) {
    throw new TrackerError(
      'The keys are set by SECRET_KEY, which the tracker cannot change.',
      'Put a new key (openssl rand -hex 32) and a comma before the one that is set there, and start the service again.',
    );
  }
  terminal.say(
    `${path} begins with a new key now. Keep a copy of the file, start the service again, then run "tracker rotate-key".`,
  );
  return EXIT.done;
}

function rotate({ terminal }: Invocation, isDry: boolean): Promise<ExitCode> {
  return withServices(terminal, async (get, world) => {
    const keys = get(KeyRotation);
    const before = await keys.standing();
    const most = before.former.reduce((sum, { values }) => sum + values, 0);
    if (isDry || most === 0) {
      const exit = await tell(terminal, before, 0);
      return isDry ? EXIT.done : exit;
    }
    const lacking = await keys.lacking();
    if (lacking.length > 0) throw new TrackerError(...lackingProcesses(lacking, before.current.keyId));
    const show = showProgress(terminal, 'encrypting anew');
    const change = {
      action: 'tracker rotate-key',
      target: 'values under former keys',
      detail: { to: before.current.keyId, from: before.former.map(({ keyId }) => keyId) },
    };
    const [after, resealed] = await audited(world, change, async () => {
      const rotated = await keys.run((sofar) => {
        show(sofar / most);
      });
      const standing = await keys.standing();
      return { status: isWell(standing) ? DONE : PARTLY, result: [standing, rotated.resealed] as const };
    });
    return tell(terminal, after, resealed);
  });
}

const isWell = (standing: KeyStanding): boolean => keyFindings(standing).length === 0;

async function tell(
  terminal: Invocation['terminal'],
  standing: KeyStanding,
  resealed: number,
): Promise<ExitCode> {
  await terminal.out(`${JSON.stringify({ ...standing, resealed })}\n`);
  for (const text of keyFindings(standing)) terminal.say(text);
  for (const text of keyNotes(standing)) terminal.say(`${text.charAt(0).toUpperCase()}${text.slice(1)}`);
  return isWell(standing) ? EXIT.done : EXIT.failed;
}

function forget({ terminal }: Invocation, keyId: string): Promise<ExitCode> {
  if (!KEY_ID.test(keyId)) throw new UsageError(`"${keyId}" is no id of a key: eight hexadecimal digits`);
  return withServices(terminal, async (get, world) => {
    const change = { action: 'tracker rotate-key --forget', target: `key ${keyId}` };
    const forgotten = await audited(world, change, async () => {
      const result = await get(KeyRotation).forget(keyId, world.clock.now());
      return { status: result === null ? PARTLY : DONE, result };
    });
    if (forgotten === null) {
      throw new TrackerError(
        `The key ${keyId} is given, so that nothing of it is lost.`,
        'Run "tracker rotate-key" without --forget, which encrypts its values anew.',
      );
    }
    await terminal.out(`${JSON.stringify(forgotten)}\n`);
    terminal.say(
      `${forgotten.subscriptions} subscriptions ended and ${forgotten.signUps} sign-ups were dropped.` +
        (forgotten.stableKeys === 0
          ? ''
          : ' Links in earlier mails are dead, and addresses that bounced or complained are not known any more.'),
    );
    return EXIT.done;
  });
}
