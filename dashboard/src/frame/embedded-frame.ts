import { element } from '../dom/element.js';
import type { Surroundings } from './router.js';

/** The page alone, without head and foot; its links open beside the page that holds the frame. */
export function buildEmbeddedFrame(): Surroundings {
  const main = element('main', { id: 'main', tabindex: -1, class: 'embedded' });
  const voice = element('div', { class: 'visually-hidden', 'aria-live': 'polite', role: 'status' });
  main.addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element) target.closest('a[href]')?.setAttribute('target', '_blank');
    },
    { capture: true },
  );
  document.body.replaceChildren(main, voice);
  return {
    main,
    announce: (sentence) => {
      voice.textContent = sentence;
    },
    arrived: () => undefined,
  };
}
