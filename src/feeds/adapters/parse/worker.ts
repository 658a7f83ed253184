/** Entry of a parser worker: parses what it is sent, one request at a time, and answers. */
import { parentPort } from 'node:worker_threads';
import { parseFeed } from './parse-feed.js';
import { isRequest, type WorkerReply } from './worker-messages.js';

const port = parentPort;
if (port === null) throw new Error('This file is a worker of the parser pool and does nothing by itself.');

port.on('message', (message: unknown) => {
  if (!isRequest(message)) throw new TypeError('The parser worker was sent something that is no request.');
  void parseFeed(message.bytes, message.options).then((result) => {
    const reply: WorkerReply = { id: message.id, result };
    port.postMessage(reply);
  });
});
