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
  /** Chooses from a list by the value of the choice, which are its words too. */
  choose(list: Locator, value: string): Promise<void>;
}

/** Within a day's field, where its first part, the month, stands in the browser of the tests, which is American. */
const FIRST_PART_PX = { x: 8, y: 16 };

/** The digits of a day in the order in which the browser of the tests asks for them. */
function dayDigits(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${month}${date}${year}`;
}

/** The mouse for what is pointed at; words and digits have to be typed by anybody. */
export function mouse(page: Page): Hands {
  return {
    way: 'mouse',
    press: (target) => target.click(),
    pressBefore: (target) => target.click(),
    write: async (field, words) => {
      await field.click({ clickCount: 3 });
      await page.keyboard.type(words);
    },
    setDay: async (field, day) => {
      await field.click({ position: FIRST_PART_PX });
      await page.keyboard.type(dayDigits(day));
      // What is typed is taken when the field is left.
      await page.locator('h1').click();
    },
    // The opened list is a window of the browser's own, outside the page, which no test's mouse reaches.
    choose: async (list, value) => {
      await list.click();
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
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
      await page.keyboard.type(dayDigits(day));
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
