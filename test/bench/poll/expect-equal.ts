/** Figures of a run that did not do its work would mislead: throws where something is not as often as it must be. */
export function expectEqual(what: string, got: number, wanted: number): void {
  if (got !== wanted)
    throw new Error(`The bench measured nothing sound: ${what}: ${got}, expected ${wanted}.`);
}
