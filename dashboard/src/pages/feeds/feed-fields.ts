import type { TriedFeed } from '../../../../src/pipeline/trial/tried-feed.js';
import { element } from '../../dom/element.js';
import { t } from '../../language/say.js';
import { PAGE_LOCALE } from '../../language/language.js';
import type { FeedDraft } from '../../service/feed-changes.js';
import { OWNERSHIPS } from '../../service/feed-report.js';
import type { FieldFault } from '../../service/fault-words.js';
import { countryName, languageName } from '../../words/labels.js';
import { chosenField, type Field } from '../alerts/fields.js';
import { labelled } from '../alerts/timing-fields.js';
import { faultPlace } from './field-fault.js';

const LONGEST = { name: 200, id: 100 } as const;
const UNKNOWN = 'ZZ';
const A_CODE = 'A'.charCodeAt(0);
const LETTERS = 26;
/** Those that the tracker reads, then those that outlets of the region write in. */
const LANGUAGES = [
  'en',
  'ru',
  'ur',
  'ar',
  'bn',
  'de',
  'es',
  'fa',
  'fr',
  'hi',
  'it',
  'ja',
  'kk',
  'ko',
] as const;
const FURTHER_LANGUAGES = ['pa', 'pl', 'ps', 'pt', 'sd', 'tg', 'tk', 'tr', 'uk', 'uz', 'zh'] as const;
const OWNERSHIP_LABEL = { state: t`outlet¦state`, private: t`outlet¦private`, unknown: t`outlet¦not known` };

/** Every code that the browser has a country's name for, by name, the two sides first. */
function countries(): readonly (readonly [string, string])[] {
  const letters = Array.from({ length: LETTERS }, (_, at) => String.fromCharCode(A_CODE + at));
  const named = letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .map((code) => [code, countryName(code)] as const)
    .filter(([code, name]) => name !== code && code !== UNKNOWN);
  const order = new Intl.Collator(PAGE_LOCALE);
  const sides = ['PK', 'RU'];
  return [
    [UNKNOWN, t`country¦not known`],
    ...sides.map((code) => [code, countryName(code)] as const),
    ...named.filter(([code]) => !sides.includes(code)).toSorted((a, b) => order.compare(a[1], b[1])),
  ];
}

function languages(suggested: string): readonly (readonly [string, string])[] {
  const codes = new Set([...LANGUAGES, ...FURTHER_LANGUAGES, suggested, 'und']);
  return [...codes].map((code) => [code, languageName(code)] as const);
}

function textInput(value: string, maxlength: number, required: boolean): HTMLInputElement {
  return element('input', { type: 'text', value, maxlength, required, dir: 'auto', autocomplete: 'off' });
}

type Suggested = TriedFeed['suggested'];

/** Language, country and owner: one of many each. */
function choices(suggested: Suggested): Field<Pick<FeedDraft, 'language' | 'country' | 'ownership'>> {
  const spoken = suggested?.language ?? 'und';
  const language = chosenField(t`Language`, languages(spoken), spoken);
  const country = chosenField(t`Country of the publisher`, countries(), suggested?.country ?? UNKNOWN);
  const owners = OWNERSHIPS.map((one) => [one, OWNERSHIP_LABEL[one]] as const);
  const ownership = chosenField(t`Who owns it`, owners, suggested?.ownership ?? 'unknown');
  return {
    node: element('div', { class: 'correcting-parts' }, language.node, country.node, ownership.node),
    read: () => ({ language: language.read(), country: country.read(), ownership: ownership.read() }),
  };
}

/** Key and publisher, folded: they follow from the address, and few need to look. */
function names(suggested: Suggested) {
  const id = textInput(suggested?.id ?? '', LONGEST.id, false);
  const publisher = textInput(suggested?.publisher ?? '', LONGEST.id, false);
  const slugRule = t`Lower-case Latin letters, digits and - only.`;
  const places = [
    faultPlace('id', id, slugRule, t`This key is taken: choose another.`),
    faultPlace('publisher', publisher, slugRule),
  ];
  const node = element(
    'details',
    {},
    element('summary', {}, t`Key and publisher`),
    element(
      'p',
      { class: 'quiet' },
      t`Feeds of one publisher count as one voice. Left empty, both follow from the address.`,
    ),
    labelled(t`Key, by which the feed is known here`, id),
    labelled(t`Publisher, as a short name`, publisher),
  );
  const read = (): Pick<FeedDraft, 'id' | 'publisher'> => {
    const [key, outlet] = [id.value.trim(), publisher.value.trim()];
    return { ...(key === '' ? {} : { id: key }), ...(outlet === '' ? {} : { publisher: outlet }) };
  };
  return { node, read, places };
}

/** The fields of a further feed. */
export interface FeedFields extends Field<FeedDraft> {
  /** Says beside each field what the service refused, and moves there; what has no field here is given back. */
  readonly show: (faults: readonly FieldFault[]) => readonly FieldFault[];
}

/** The fields, filled with what the feed's document and address suggest; the address stands. */
export function feedFields({ url: asked, suggested }: Pick<TriedFeed, 'url' | 'suggested'>): FeedFields {
  const url = suggested?.url ?? asked;
  const name = textInput(suggested?.name ?? '', LONGEST.name, true);
  const [chosen, more] = [choices(suggested), names(suggested)];
  const nameField = labelled(t`Name`, name);
  const places = [faultPlace('name', name, t`One line of at most 200 characters.`), ...more.places];
  for (const place of places) place.attach();
  const address = element('p', { class: 'trial-address', dir: 'ltr' }, url);
  return {
    node: element('div', { class: 'correcting-parts' }, address, nameField, chosen.node, more.node),
    read: () => ({ name: name.value.trim(), url, ...chosen.read(), ...more.read() }),
    show: (faults) => {
      const left = faults.filter((fault) => !places.some((place) => place.show(fault)));
      if (more.places.some((place) => place.isFaulty())) more.node.open = true;
      places.find((place) => place.isFaulty())?.focus();
      return left;
    },
  };
}
