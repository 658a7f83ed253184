import type { OperatorsHost } from '../outbound/operators-host.js';
import { ExportResultCode } from '@opentelemetry/core';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/** Of the collector's answer; its body says nothing that is needed. */
const ANSWER_BYTES = 10_000;
const TAKEN = 200;

/** Sends spans to the operator's collector as OTLP in JSON, through the guarded client; a batch that fails is told of and lost. */
export function spanExporter(host: OperatorsHost, url: string, tell: (reason: string) => void): SpanExporter {
  const send = async (spans: ReadableSpan[]): Promise<string | null> => {
    const body = JsonTraceSerializer.serializeRequest(spans);
    if (body === undefined) return 'the spans could not be written';
    const answer = await host.clientFor(url).post({
      url,
      contentType: 'application/json',
      body: Buffer.from(body).toString('utf8'),
      headers: {},
      answerBytes: ANSWER_BYTES,
    });
    if (!answer.ok) return `${answer.message}. ${answer.remedy}`;
    return answer.status === TAKEN ? null : `it answers ${answer.status}`;
  };
  return {
    export: (spans, done) => {
      void send(spans).then((fault) => {
        if (fault !== null) tell(fault);
        done({ code: fault === null ? ExportResultCode.SUCCESS : ExportResultCode.FAILED });
      });
    },
    shutdown: () => host.close(),
  };
}
