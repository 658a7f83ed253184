import { keyBody, keyPath, keySchema, keyShape } from '../../api/access/api-key.shape.js';
import { ApiKeyStore } from '../../api/sign-in/api-key.store.js';
import { ApiKeysService } from '../../api/sign-in/api-keys.service.js';
import type { World } from '../../app.module.js';
import { TrackerError } from '../../kernel/errors.js';
import { audited, commandLineActor } from '../audited.js';
import { EXIT, textOption, UsageError, type Command, type ExitCode, type Invocation } from '../command.js';
import { LIST_OPTIONS, printList } from '../output.js';
import { withServices } from '../world.js';

const DONE = 200;
const NOT_THERE = 404;

export const keysCommand: Command = {
  operands: '[add NAME | revoke ID]',
  options: {
    role: { type: 'string', value: 'viewer|analyst|admin', about: 'what the new key may do' },
    scopes: {
      type: 'string',
      value: 'A,B',
      about: 'parts of the API it is good for (default: all its role allows)',
    },
    days: { type: 'string', value: 'N', about: 'days until it ends (default 365)' },
    ...LIST_OPTIONS,
  },
  details: [
    'Without operands: lists the keys, masked, with role, scopes, end and last use.',
    'add NAME --role R: makes a key and prints it, this once. revoke ID: ends it at once, with its sessions.',
  ],
  run(invocation) {
    const [what, operand, ...others] = invocation.operands;
    if (others.length > 0)
      throw new UsageError('one NAME or ID at a time; put a name of several words in quotes');
    if (what === undefined) return list(invocation);
    if (operand === undefined) throw new UsageError(`${what} needs a name or an id`);
    if (what === 'add') return add(invocation, operand);
    if (what === 'revoke') return revoke(invocation, operand);
    throw new UsageError(`"${what}": add or revoke is allowed`);
  },
};

function keysOf({ database, clock }: World): ApiKeysService {
  return new ApiKeysService(new ApiKeyStore(database.dataSource), clock);
}

function list(invocation: Invocation): Promise<ExitCode> {
  return withServices(invocation.terminal, async (_get, world) => {
    const keys = await keysOf(world).list();
    await printList(
      invocation,
      keys.map((key) => keyShape(key, world.clock.now())),
      keySchema,
    );
    return EXIT.done;
  });
}

function add(invocation: Invocation, name: string): Promise<ExitCode> {
  const days = textOption(invocation, 'days');
  const wanted = keyBody.safeParse({
    name,
    role: textOption(invocation, 'role'),
    scopes: textOption(invocation, 'scopes')?.split(',') ?? null,
    ...(days === null ? {} : { days: Number(days) }),
  });
  if (!wanted.success) {
    const faults = wanted.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new UsageError(faults.join('; '));
  }
  return withServices(invocation.terminal, async (_get, world) => {
    const made = await audited(world, { action: 'tracker keys add', target: name }, async () => {
      return { status: DONE, result: await keysOf(world).add(wanted.data, commandLineActor()) };
    });
    const record = { ...keyShape(made.key, world.clock.now()), token: made.text };
    await invocation.terminal.out(`${JSON.stringify(record)}\n`);
    invocation.terminal.say('The key is shown only this once: keep it now.');
    return EXIT.done;
  });
}

function revoke(invocation: Invocation, id: string): Promise<ExitCode> {
  if (!keyPath.safeParse({ id }).success) throw new UsageError(`"${id}" is no id of a key`);
  return withServices(invocation.terminal, async (_get, world) => {
    const isEnded = await audited(world, { action: 'tracker keys revoke', target: id }, async () => {
      const result = await keysOf(world).revoke(id, commandLineActor());
      return { status: result ? DONE : NOT_THERE, result };
    });
    if (!isEnded) throw new TrackerError(`No key ${id} is in force.`, 'tracker keys lists them.');
    invocation.terminal.say(`The key ${id} has ended.`);
    return EXIT.done;
  });
}
