import { createServer } from 'node:http';
import { z } from 'zod';
import { createTestDatabase } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { startApp, TestClock } from './app.js';
import { ask } from './requests.js';

const attribute = z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) });
const span = z.object({
  name: z.string(),
  startTimeUnixNano: z.coerce.bigint(),
  endTimeUnixNano: z.coerce.bigint(),
  attributes: z.array(attribute),
});
const request = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

test('a collector is told how long each stage took, all of it before the service ends', async () => {
  const bodies: string[] = [];
  const collector = createServer((asked, answer) => {
    let body = '';
    asked.on('data', (chunk: Buffer) => (body += chunk.toString()));
    asked.on('end', () => {
      if (asked.url === '/v1/traces') bodies.push(body);
      answer.end('{}');
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => collector.listen(port, '127.0.0.1', resolve));
  const database = await createTestDatabase();
  const service = await startApp(database.open, new TestClock(), {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
  });
  await ask(service.url, '/api/v1/feeds?limit=1');
  await service.close();
  collector.close();
  await database.drop();
  const told = bodies.flatMap((body) => request.parse(JSON.parse(body)).resourceSpans);
  expect(told[0]?.resource.attributes).toContainEqual({
    key: 'service.name',
    value: { stringValue: 'relations-tracker' },
  });
  const spans = told.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const reading = spans.find(({ name }) => name === 'http_request');
  expect(reading?.attributes).toContainEqual({ key: 'route', value: { stringValue: '/api/v1/feeds' } });
  expect(Number((reading?.endTimeUnixNano ?? 0n) - (reading?.startTimeUnixNano ?? 0n))).toBeGreaterThan(0);
  expect(spans.map(({ name }) => name)).toContain('grouping');
});
