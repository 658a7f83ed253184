import { Injectable } from '@nestjs/common';
import type { Channel, Sent } from '../domain/channel.js';

/** A personal feed sends nothing: what is owed to it stands in the feed from then on, for readers that come by. */
@Injectable()
export class FeedChannel implements Channel {
  send(): Promise<Sent> {
    const answer = { status: null, text: '' };
    return Promise.resolve({ outcome: 'delivered', answer, message: 'It stands in the personal feed.' });
  }
}
