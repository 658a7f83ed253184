import { element, freshId } from '../../dom/element.js';
import { LANGUAGE } from '../../language/language.js';
import type { FieldFault } from '../../service/fault-words.js';

/** Where it is said beside a field what is wrong with it; it goes away once the field is written into again. */
export interface FaultPlace {
  /** Puts the place under the field; the field has to stand in its label's box by then. */
  attach(): void;
  /** Whether the fault is this field's; it is then shown. */
  show(fault: FieldFault): boolean;
  isFaulty(): boolean;
  focus(): void;
}

/** `rule` says in the reader's language what is allowed, and `taken` what to do where something is in the way. */
export function faultPlace(name: string, field: HTMLInputElement, rule: string, taken = rule): FaultPlace {
  const place = element('p', { class: 'field-fault', id: freshId('fault'), hidden: true });
  const hint = field.getAttribute('aria-describedby');
  field.addEventListener('input', () => {
    place.hidden = true;
    field.removeAttribute('aria-invalid');
    if (hint === null) field.removeAttribute('aria-describedby');
    else field.setAttribute('aria-describedby', hint);
  });
  return {
    attach: () => {
      field.after(place);
    },
    show: (fault) => {
      if (fault.name !== name) return false;
      // The service speaks English, with the particulars.
      place.textContent = LANGUAGE === 'en' ? fault.allowed : fault.code === 'taken' ? taken : rule;
      place.hidden = false;
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', hint === null ? place.id : `${place.id} ${hint}`);
      return true;
    },
    isFaulty: () => !place.hidden,
    focus: () => {
      field.focus();
    },
  };
}
