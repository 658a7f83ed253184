import type { Because, Feature } from './linear-model.js';

/** Collects the features of one text; the first mention that made a feature hold is its evidence. */
export class FeatureSet {
  private readonly byId = new Map<string, Feature>();

  add(id: string, because: Because | null): void {
    if (!this.byId.has(id)) this.byId.set(id, { id, because });
  }

  /** Adds all features of another set, in its order. */
  addAll(other: FeatureSet): void {
    for (const [id, feature] of other.byId) if (!this.byId.has(id)) this.byId.set(id, feature);
  }

  /** Adds the feature where its condition holds. */
  addIf(condition: boolean, id: string, because: Because | null): void {
    if (condition) this.add(id, because);
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  list(): readonly Feature[] {
    return [...this.byId.values()];
  }
}
