import { sideMentions } from './parties.js';
import { isUrdu, placingWord } from './placing.js';
import type { Mention } from './reading.js';
import { titleCue, type GuideRule } from './rule-words.js';
import type { Scene } from './scene.js';

const PARTING = /[,;،؛]|(?<=^|\s)(?:and|while|then|и|а|затем|потом|اور|جبکہ|پھر)(?=\s|$)/iu;

/** The two names in the order of the title, where a comma or "and" stands between them. */
function partedPair(scene: Scene): readonly [Mention, Mention] | null {
  const [pk] = sideMentions(scene.titleMentions, 'pk');
  const [ru] = sideMentions(scene.titleMentions, 'ru');
  if (pk?.sentence === undefined || pk.sentence !== ru?.sentence) return null;
  const [left, right] = pk.first < ru.first ? [pk, ru] : [ru, pk];
  return PARTING.test(scene.reading.text.title.slice(left.end, right.start)) ? [left, right] : null;
}

function isAct({ entry }: Mention): boolean {
  return entry.kind === 'act' && entry.id !== 'act.remark';
}

/** "Floods in Pakistan, fires in Russia", "a poet of Pakistan and one of Russia": each where it is, nothing between. */
const placedAlike: GuideRule = {
  id: 'side-by-side-each-in-its-place',
  holds: (scene, features) => {
    const pair = partedPair(scene);
    if (!pair || features.has('official.both')) return false;
    const [left, right] = pair.map((mention) => placingWord(scene.reading, mention));
    return left !== null && left === right ? pair[0] : false;
  },
};

/** "Russia and Pakistan abstain", "win", "rank": what two do each for itself. */
const eachForItself: GuideRule = {
  id: 'side-by-side-each-for-itself',
  holds: (scene, features) =>
    features.has('joined.pair.title') ? (titleCue(scene, 'each-for-itself') ?? false) : false,
};

/** "Erdogan meets Putin, then flies to Islamabad": another acts, on the one and on the other. */
const thirdDealsWithBoth: GuideRule = {
  id: 'side-by-side-third-deals-with-both',
  holds: (scene, features) => {
    const pair = features.has('third.leads-title') ? partedPair(scene) : null;
    if (!pair) return false;
    if (isUrdu(scene.reading, pair[0])) return scene.titleMentions.find(isAct) ?? false;
    const act = scene.titleMentions.find((m) => isAct(m) && m.last < pair[0].first);
    return act && !actsItself(scene, pair[0]) ? act : false;
  },
};

/** Whether an act follows a name before any comma or "and": then the name is its doer. */
function actsItself({ titleMentions, reading }: Scene, name: Mention): boolean {
  const next = titleMentions.find((m) => isAct(m) && m.first > name.last);
  return next !== undefined && !PARTING.test(reading.text.title.slice(name.end, next.start));
}

/** Both are named, and neither does anything to the other or with it. */
export const SIDE_BY_SIDE_RULES: readonly GuideRule[] = [placedAlike, eachForItself, thirdDealsWithBoth];
