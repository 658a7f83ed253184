import type { Party } from '../../../../src/classification/domain/party.js';
import { element, fill, freshId } from '../../dom/element.js';
import type { NamedParties } from '../../words/parties.js';
import { meantParties, offeredParties, PARTY_KIND_LABEL } from '../../words/parties.js';
import { counted, t } from '../../language/say.js';
import type { Field } from './fields.js';
import { tick } from './timing-fields.js';

/** One that can be ticked; `node` is shown while it is ticked or meant by what is typed. */
interface Choice extends NamedParties {
  readonly box: HTMLInputElement;
  readonly node: HTMLElement;
}

function choiceOf(one: NamedParties, held: ReadonlySet<string>): Choice {
  const kind = element('span', { class: 'quiet' }, ` (${PARTY_KIND_LABEL[one.kind]})`);
  const { box, node } = tick(
    one.name,
    one.ids.some((id) => held.has(id)),
  );
  node.querySelector('label')?.append(kind);
  return { ...one, box, node };
}

/** What a rule names that nobody is called by any more, as it stands, so that it can be taken away. */
function unknownOf(held: readonly string[], parties: readonly Party[]): readonly NamedParties[] {
  const known = new Set(parties.map(({ id }) => id));
  return held
    .filter((id) => !known.has(id))
    .map((id) => ({ ids: [id], kind: 'thing', name: id, names: [id], spellings: [] }));
}

/** People, bodies and places to tick, found by typing a name in any of the languages; none: no condition. */
export function partyField(held: readonly string[], parties: readonly Party[]): Field<readonly string[]> {
  const ticked = new Set(held);
  const choices = [...unknownOf(held, parties), ...offeredParties(parties)].map((one) =>
    choiceOf(one, ticked),
  );
  const search = element('input', {
    ...{ type: 'search', id: freshId('party'), dir: 'auto', maxlength: 80, autocomplete: 'off' },
  });
  const status = element('p', { class: 'quiet hint', role: 'status', id: freshId('found') });
  search.setAttribute('aria-describedby', status.id);
  const list = element('div', { class: 'ticks ticks-many' });
  const show = (): void => {
    const isTicked = choices.filter(({ box }) => box.checked);
    const meant = meantParties(choices, search.value).filter(({ box }) => !box.checked);
    fill(list, ...[...isTicked, ...meant].map(({ node }) => node));
    status.textContent =
      search.value.trim() === ''
        ? t`Type a name in English, Russian or Urdu.`
        : counted(meant.length, '{n} name fits', '{n} names fit');
  };
  search.addEventListener('input', show);
  // Enter would save the rule.
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  show();
  const node = element(
    'fieldset',
    { class: 'filter' },
    element('legend', {}, t`Naming any of these people, companies or places`),
    element('label', { for: search.id, class: 'quiet' }, t`Find by name`),
    search,
    status,
    list,
  );
  const read = (): readonly string[] => choices.flatMap(({ box, ids }) => (box.checked ? ids : []));
  return { node, read };
}
