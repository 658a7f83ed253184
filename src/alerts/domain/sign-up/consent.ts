/** What a subscriber agrees to, word for word; it is kept with the time. A changed text is another consent. */
export const CONSENT =
  'Send the alerts I chose to this address. I can stop them at any time with the link in every message. The address is kept encrypted, is used for nothing else, and is erased when I stop.';
