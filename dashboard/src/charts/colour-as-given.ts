/**
 * Stands in for the colour arithmetic that Chart.js brings for animations and for marks that are pointed at: the
 * dashboard moves nothing and gives every colour itself, so that a colour is its words and stays what it is
 * (`dashboard/vite.config.ts` puts this file in the place of `@kurkle/color`).
 */
export class Color {
  /** Whether it can be mixed with another: no. */
  readonly valid = false;

  constructor(private readonly given: string) {}

  saturate(): this {
    return this;
  }

  darken(): this {
    return this;
  }

  hexString(): string {
    return this.given;
  }
}
