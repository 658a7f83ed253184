import type { Letter } from './letter.js';

/** What a sign-up asked for, in words. */
export interface AskedFor {
  /** What is watched, such as “New developments in energy”. */
  readonly topics: readonly string[];
  /** `at once`, `once a day`, `once a week`. */
  readonly howOften: string;
  readonly confirmUrl: string;
  /** Hours until the link ends. */
  readonly validHours: number;
  /** Name of the place that was asked, such as `tracker.example.org`. */
  readonly place: string;
}

/** The letter that asks whether the owner of an address wants what somebody asked for in its name. */
export function confirmationLetter({ topics, howOften, confirmUrl, validHours, place }: AskedFor): Letter {
  return {
    subject: 'Confirm your alerts on Pakistan–Russia relations',
    preview: 'Nothing is sent until you confirm.',
    blocks: [
      { kind: 'heading', text: 'Please confirm your alerts' },
      {
        kind: 'paragraph',
        text: `Somebody, probably you, asked ${place} to send alerts to this address. Nothing is sent until you confirm it.`,
      },
      {
        kind: 'facts',
        facts: [
          ...topics.map((topic, at) => ({ label: at === 0 ? 'What' : '', value: topic })),
          { label: 'How often', value: howOften },
        ],
      },
      { kind: 'button', text: 'Confirm on the page', url: confirmUrl },
      {
        kind: 'paragraph',
        text: `The link opens a page with a button. It works once, for ${validHours} hours.`,
      },
    ],
    foot: [
      {
        kind: 'paragraph',
        text: 'It was not you? Then do nothing. You will hear nothing more, and the address is erased when the link ends.',
      },
    ],
  };
}
