import type { Outbound } from '../../../outbound/outbound.js';
import type { Channel } from '../../domain/channel.js';
import { ntfyBody, slackBody, telegramBody } from '../../domain/shapes/chat-bodies.js';
import type { ReadStatus } from '../../domain/shapes/http-answer.js';
import { webhookBody } from '../../domain/shapes/webhook-body.js';
import type { ChannelName, Target } from '../../domain/subscription.js';
import { post } from './post.js';
import { webhookSignature } from './webhook-signature.js';

const SECOND_MS = 1_000;

type TargetOf<C extends ChannelName> = Extract<Target, { readonly channel: C }>;

/** Webhooks as Standard Webhooks 1.0 has them. */
export function webhookChannel(outbound: Outbound): Channel {
  return {
    send: (message, target) => {
      const { url, secrets } = expected(target, 'webhook');
      const body = webhookBody(message);
      const { id } = message.notification;
      const timestamp = Math.floor(message.at.getTime() / SECOND_MS);
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': webhookSignature(secrets, { id, timestamp, body }),
      };
      return post(outbound, { url, body, headers, at: message.at });
    },
  };
}

/** Slack answers 404 where the webhook was removed, 403 where posting is forbidden, 400 where it cannot read a body. */
const slackStatus: ReadStatus = (status) => {
  if (status === 404 || status === 403) return 'gone';
  return status === 400 || status === 413 ? 'refused' : null;
};

/** Incoming webhooks of Slack, and of what takes the same shape. */
export function slackChannel(outbound: Outbound): Channel {
  return {
    send: (message, target) => {
      const { url } = expected(target, 'slack');
      return post(outbound, { url, body: slackBody(message), headers: {}, at: message.at }, slackStatus);
    },
  };
}

/** The Bot API answers 403 where the bot was blocked or put out, 401 and 404 where its token holds no more. */
const telegramStatus: ReadStatus = (status) => {
  if (status === 401 || status === 403 || status === 404) return 'gone';
  return status === 400 ? 'refused' : null;
};

/** Telegram's sendMessage, and what takes the same shape. */
export function telegramChannel(outbound: Outbound): Channel {
  return {
    send: (message, target) => {
      const { url, chatId } = expected(target, 'telegram');
      const body = telegramBody(message, chatId);
      return post(outbound, { url, body, headers: {}, at: message.at }, telegramStatus);
    },
  };
}

const ntfyStatus: ReadStatus = (status) => (status === 400 || status === 413 ? 'refused' : null);

/** ntfy: JSON to the root of the server, with the topic that the address names. */
export function ntfyChannel(outbound: Outbound): Channel {
  return {
    send: (message, target) => {
      const { url, token } = expected(target, 'ntfy');
      const root = new URL('./', url);
      const topic = decodeURIComponent(url.slice(root.href.length).replace(/[/?#].*$/, ''));
      const headers = token === null ? {} : { authorization: `Bearer ${token}` };
      const body = ntfyBody(message, topic);
      const secrets = token === null ? [topic] : [topic, token];
      return post(outbound, { url: root.href, body, headers, at: message.at, secrets }, ntfyStatus);
    },
  };
}

function expected<C extends ChannelName>(target: Target, channel: C): TargetOf<C> {
  if (isOf(target, channel)) return target;
  throw new Error(`A ${target.channel} is no ${channel}.`);
}

function isOf<C extends ChannelName>(target: Target, channel: C): target is TargetOf<C> {
  return target.channel === channel;
}
