import type { Bench } from '../bench.js';
import { measureArrivals } from './feed-to-webhook.js';
import { measureMatching } from './matching-cost.js';

/** What alerts cost and how soon they come. */
export const alertsBench: Bench = {
  name: 'alerts',
  about: 'from the end of a feed’s answer to the webhook, 10,000 subscriptions; 10,000 rules beside 100',
  async run({ rounds, print }) {
    await measureMatching(rounds, print);
    await measureArrivals(rounds, print);
  },
};
