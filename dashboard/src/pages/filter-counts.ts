import { element } from '../dom/element.js';
import type { DevelopmentCounts } from '../service/counts.js';
import { numberWords } from '../words/numbers.js';

const FACETS = ['indicator', 'direction', 'status', 'origin', 'core'] as const;

function showCount(box: HTMLElement, count: number): void {
  const chip = box.closest('.chip');
  if (chip === null) return;
  const id = `${box.id}-count`;
  chip.querySelector('.count')?.remove();
  chip.append(element('span', { id, class: 'count' }, numberWords(count)));
  box.setAttribute('aria-describedby', id);
}

/** Writes beside every choice how many developments it holds, under the choices made elsewhere. */
export function showCounts(form: HTMLElement, counts: DevelopmentCounts): void {
  for (const facet of FACETS) {
    for (const box of form.querySelectorAll<HTMLInputElement>(`input[id^="filter-${facet}-"]`)) {
      showCount(box, counts[facet].find(({ value }) => value === box.value)?.count ?? 0);
    }
  }
}
