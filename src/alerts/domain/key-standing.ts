/** How many sealed texts name a key; null: they name none, being no sealed texts. */
export interface KeyCount {
  readonly keyId: string | null;
  readonly values: number;
}

/** A key and how many stored texts are sealed under it. */
export interface KeyUse {
  readonly keyId: string;
  readonly values: number;
}

/** Which keys the stored texts are sealed under, beside those that are given. */
export interface KeyStanding {
  /** The first of the keys given: what is new is sealed under it. */
  readonly current: KeyUse;
  /** The others that are given, with what is left under each. */
  readonly former: readonly KeyUse[];
  /** Keys that are not given, under which something is sealed. */
  readonly unknown: readonly KeyUse[];
  /** Texts that name no key. */
  readonly damaged: number;
}

/** How stored texts stand to the keys that are given, the current one first. */
export function keyStanding(counts: readonly KeyCount[], given: readonly [string, ...string[]]): KeyStanding {
  const valuesOf = (keyId: string | null): number =>
    counts.reduce((sum, one) => (one.keyId === keyId ? sum + one.values : sum), 0);
  const use = (keyId: string): KeyUse => ({ keyId, values: valuesOf(keyId) });
  const [current, ...former] = given;
  const named = new Set(counts.flatMap(({ keyId }) => (keyId === null ? [] : [keyId])));
  return {
    current: use(current),
    former: former.map(use),
    unknown: [...named].filter((keyId) => !given.includes(keyId)).map(use),
    damaged: valuesOf(null),
  };
}

/** A sentence for each key that is missing, and one that says what to do; null where all are given. */
export function missingKeys({ current, former, unknown }: KeyStanding): readonly [string, string] | null {
  const [first] = unknown;
  if (first === undefined) return null;
  const given = [current, ...former].map(({ keyId }) => keyId).join(', ');
  const lacking = unknown
    .map(({ keyId, values }) => `${keyId} (${values} ${values === 1 ? 'value' : 'values'})`)
    .join(', ');
  return [
    `Stored addresses and secrets are encrypted with a key that is not given: ${lacking}. Given: ${given}.`,
    'Add that key to SECRET_KEY, behind the current one and a comma, or as a line of its own at the end of ' +
      'DATA_DIR/secret-key. If it is lost for good, ' +
      `"tracker rotate-key --forget ${first.keyId}" erases what nobody can read any more.`,
  ];
}

/** A running process and the keys that it has. */
export interface KeyHolder {
  readonly name: string;
  readonly keyIds: readonly string[];
}

/** The names of those that do not have a key, each once. */
export function lackingKey(holders: readonly KeyHolder[], keyId: string): readonly string[] {
  return [...new Set(holders.filter(({ keyIds }) => !keyIds.includes(keyId)).map(({ name }) => name))];
}

/** A sentence on processes that do not have a key, and one that says what to do. */
export function lackingProcesses(names: readonly string[], keyId: string): readonly [string, string] {
  const [is, it] = names.length === 1 ? ['does', 'it'] : ['do', 'they'];
  return [
    `${names.join('; ')} ${is} not have the key ${keyId} yet: what is encrypted with it ${it} could not read.`,
    'Start the service again with that key first in DATA_DIR/secret-key or SECRET_KEY, the former behind it.',
  ];
}

/** What a person must do about the keys. */
export function keyFindings(standing: KeyStanding): readonly string[] {
  const left = standing.former.filter(({ values }) => values > 0);
  const missing = missingKeys(standing);
  return [
    ...(missing === null ? [] : [missing.join(' ')]),
    ...left.map(
      ({ keyId, values }) =>
        `${told(values)} left under the former key ${keyId}: "tracker rotate-key" encrypts them with the current one, ${standing.current.keyId}.`,
    ),
    ...(standing.damaged === 0
      ? []
      : [
          `${told(standing.damaged)} damaged: changed after encryption. Restore a backup, or enter them again.`,
        ]),
  ];
}

/** What is no fault: former keys that nothing needs any more. */
export function keyNotes({ former }: KeyStanding): readonly string[] {
  return former
    .filter(({ values }) => values === 0)
    .map(
      ({ keyId }) =>
        `nothing is encrypted with the former key ${keyId} any more. Once every instance has the current key first, take it out of SECRET_KEY or DATA_DIR/secret-key, and keep it as long as backups made with it.`,
    );
}

function told(values: number): string {
  return values === 1 ? '1 value is' : `${values} values are`;
}
