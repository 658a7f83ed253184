import { z } from 'zod';
import { CommandFolder, recordsOf } from './folder.js';

const keyShape = z.object({ id: z.string(), token: z.string() });

test('a key is made, shown once, listed masked and ended from the command line', async () => {
  const folder = new CommandFolder();
  try {
    const made = await folder.tracker(['keys', 'add', 'Desk 3', '--role', 'analyst', '--days', '30']);
    expect(made.code).toBe(0);
    const { id, token } = keyShape.parse(recordsOf(made.stdout)[0]);
    const listed = await folder.tracker(['keys']);
    expect(recordsOf(listed.stdout)).toMatchObject([{ id, name: 'Desk 3', role: 'analyst', state: 'good' }]);
    expect(listed.stdout).not.toContain(token);
    expect((await folder.tracker(['keys', 'revoke', id])).code).toBe(0);
    expect((await folder.tracker(['keys', 'revoke', id])).stderr).toContain(`No key ${id} is in force`);
    expect((await folder.tracker(['keys', 'add', 'x', '--role', 'owner'])).code).toBe(2);
  } finally {
    folder.remove();
  }
});
