import type { FormRenderer } from '../domain/report-form.js';
import { renderJson } from '../domain/forms/render-json.js';

/** Makes every form of a report. */
export function formRenderer(): FormRenderer {
  return {
    render: (form, report) =>
      Promise.resolve(
        form === 'json'
          ? { ok: true, bytes: Buffer.from(renderJson(report)) }
          : { ok: false, reason: `The form ${form} is not built yet.`, remedy: 'Ask for json.' },
      ),
  };
}
