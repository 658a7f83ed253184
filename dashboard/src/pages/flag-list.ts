import { element } from '../dom/element.js';
import type { Visit } from '../frame/visit.js';
import type { WeekFlag } from '../service/changes.js';
import { flagWords } from '../words/change.js';
import type { Names } from './evidence-links.js';
import { evidenceLinks } from './evidence-links.js';
import { t } from '../language/say.js';

function evidenceOf(flag: WeekFlag): readonly string[] {
  switch (flag.kind) {
    case 'first-on-record':
      return [flag.developmentId];
    case 'longest-gap-ended':
      return flag.developmentIds;
    case 'record':
      return [];
  }
}

/** What sets a week apart, each with the developments it rests on, or the week whose arithmetic shows it. */
export function flagList(week: string, flags: readonly WeekFlag[], context: FlagContext): HTMLElement {
  const { names, visit } = context;
  const items = flags.map((flag) =>
    element(
      'li',
      {},
      element('p', {}, flagWords(flag)),
      evidenceLinks(evidenceOf(flag), names, visit) ??
        element(
          'p',
          {},
          element(
            'a',
            { href: visit.link(`/weeks/${flag.indicator}/${week}`) },
            t`The developments of the week`,
          ),
        ),
    ),
  );
  return element('ul', { class: 'alarms', role: 'list' }, ...items);
}

interface FlagContext {
  readonly names: Names;
  readonly visit: Visit;
}
