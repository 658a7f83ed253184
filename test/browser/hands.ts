import type { Locator, Page } from 'playwright-core';

/** Stops of the Tab key after which a control counts as out of reach. */
const MOST_STOPS = 400;
const MOST_STEPS = 60;

/** A person's hands on a page: one way of working it, and never the other. */
export interface Hands {
  readonly way: 'keyboard' | 'mouse';
  /** Follows a link, presses a button, opens a fold. */
  press(target: Locator): Promise<void>;
  /** The same for what stands before the place where the hands are. */
  pressBefore(target: Locator): Promise<void>;
  /** Writes into an empty or filled field. */
  write(field: Locator, words: string): Promise<void>;
  /** Sets a day, `YYYY-MM-DD`. */
  setDay(field: Locator, day: string): Promise<void>;
  /** Chooses from a list by the value of the choice. */
  choose(list: Locator, value: string): Promise<void>;
}

/** The mouse for what is pointed at; words have to be typed by anybody. */
export function mouse(page: Page): Hands {
  return {
    way: 'mouse',
    press: (target) => target.click(),
    pressBefore: (target) => target.click(),
    write: async (field, words) => {
      await field.click({ clickCount: 3 });
      await page.keyboard.type(words);
    },
    setDay: (field, day) => field.fill(day),
    choose: async (list, value) => {
      await list.selectOption(value);
    },
  };
}

/** Moves the focus by Tab alone to a control, as its place in the page has it; fails where Tab does not lead there. */
async function reach(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  const focused = target.and(page.locator(':focus'));
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(target)} within ${MOST_STOPS} stops.`);
}

/** The keyboard alone: Tab to get there, Enter, arrows and letters to work it. */
export function keyboard(page: Page): Hands {
  return {
    way: 'keyboard',
    press: async (target) => {
      await reach(page, target);
      await page.keyboard.press('Enter');
    },
    pressBefore: async (target) => {
      await reach(page, target, 'Shift+Tab');
      await page.keyboard.press('Enter');
    },
    write: async (field, words) => {
      await reach(page, field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(words);
    },
    setDay: async (field, day) => {
      await reach(page, field);
      const [year = '', month = '', date = ''] = day.split('-');
      // The order in which the browser of the tests, which is American, asks for a day.
      await page.keyboard.type(`${month}${date}${year}`);
      await page.keyboard.press('Enter');
    },
    choose: async (list, value) => {
      await reach(page, list);
      for (let steps = 0; steps < MOST_STEPS; steps += 1) {
        if ((await list.inputValue()) === value) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`Arrow down does not lead to “${value}” in ${String(list)}.`);
    },
  };
}
