import { BaselineService } from '../../baseline/baseline.service.js';
import { BASELINE_KINDS, type BaselineKind } from '../../baseline/domain/baseline.js';
import { failureLines, summaryLine } from '../../baseline/domain/failure-lines.js';
import { EXIT, textOption, UsageError, type Command, type ExitCode, type Invocation } from '../command.js';
import { LIST_OPTIONS, printList } from '../output.js';

export const baselineCommand: Command = {
  operands: '[verify DIR]',
  options: {
    kind: { type: 'string', value: BASELINE_KINDS.join('|'), about: 'only records of this kind' },
    ...LIST_OPTIONS,
  },
  details: [
    'verify DIR checks every citation against the documents in DIR: file hash, lines, figures and dates.',
  ],
  async run(invocation) {
    const [action, directory, ...rest] = invocation.operands;
    const service = new BaselineService();
    if (action === undefined) {
      await printList(invocation, service.list(kindOf(invocation)));
      return EXIT.done;
    }
    if (action !== 'verify') throw new UsageError(`"${action}" is not known here; "verify DIR" is`);
    if (directory === undefined || rest.length > 0)
      throw new UsageError('verify takes one DIR, the folder of the documents');
    return verify(service, directory, invocation);
  },
};

function kindOf(invocation: Invocation): BaselineKind | null {
  const given = textOption(invocation, 'kind');
  if (given === null) return null;
  const kind = BASELINE_KINDS.find((candidate) => candidate === given);
  if (kind === undefined) throw new UsageError(`--kind "${given}": ${BASELINE_KINDS.join(', ')} are allowed`);
  return kind;
}

async function verify(
  service: BaselineService,
  directory: string,
  { terminal }: Invocation,
): Promise<ExitCode> {
  const verification = await service.verify(directory);
  const contradictions = service.inconsistencies();
  for (const line of failureLines(verification)) terminal.say(line);
  for (const { record, why } of contradictions) terminal.say(`${record}: ${why}`);
  await terminal.out(`${summaryLine(verification)}\n`);
  return verification.counts.failures + contradictions.length === 0 ? EXIT.done : EXIT.failed;
}
