import { FeedParsingService } from '../../feeds/feed-parsing.service.js';
import { EXIT, textOption, type Command } from '../command.js';
import { allBytes } from '../input.js';

export const parseFeedCommand: Command = {
  operands: '',
  options: {
    'content-type': { type: 'string', value: 'T', about: 'the Content-Type header that came with the bytes' },
    url: { type: 'string', value: 'U', about: 'the feed’s address; relative links are resolved against it' },
  },
  details: ['Prints {format, title, items:[{guid, link, title, summary, published, publishedRaw}]}.'],
  async run(invocation) {
    const result = await new FeedParsingService().parse(await allBytes(invocation.terminal.stdin), {
      contentType: textOption(invocation, 'content-type'),
      url: textOption(invocation, 'url'),
    });
    if (!result.ok) {
      invocation.terminal.say(`tracker parse-feed: ${result.message}\n${result.remedy}`);
      return EXIT.failed;
    }
    const { format, title, items } = result.feed;
    await invocation.terminal.out(`${JSON.stringify({ format, title, items })}\n`);
    return EXIT.done;
  },
};
