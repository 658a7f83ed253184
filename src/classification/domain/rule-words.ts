import type { FeatureSet } from './features.js';
import type { Mention } from './reading.js';
import { mentionOf, type Scene } from './scene.js';

/** A rule of the labelling guide: holds with the words that show it (null: by the text's build), or false. */
export interface GuideRule {
  readonly id: string;
  readonly holds: (scene: Scene, features: FeatureSet) => Mention | null | false;
}

/** First mention of the cue anywhere in the report. */
export function cue(scene: Scene, name: string): Mention | null {
  return mentionOf(scene.reading.mentions, `cue.${name}`);
}

/** First mention of the cue in the title. */
export function titleCue(scene: Scene, name: string): Mention | null {
  return mentionOf(scene.titleMentions, `cue.${name}`);
}

/** First of the acts in the sentences that matter. */
export function anyAct(scene: Scene, ids: readonly string[]): Mention | null {
  return scene.coreMentions.find((mention) => ids.includes(mention.entry.id)) ?? null;
}

/** The side whose word the title is: before a colon, at its end, or beside a verb of saying. */
export function speakerInTitle(scene: Scene): Mention | null {
  const { title } = scene.reading.text;
  const actors = scene.titleMentions.filter((m) => m.entry.kind === 'side' && !isPlace(m));
  const says = titleCue(scene, 'says');
  return (
    actors.find((m) => {
      const leads = title.slice(m.end, m.end + 3).startsWith(':') && m.start < SPEAKER_REACH;
      const ends = closesTitle(scene, m);
      const verb =
        says !== null && Math.min(Math.abs(says.first - m.last), Math.abs(m.first - says.last)) <= 2;
      return leads || ends || verb;
    }) ?? null
  );
}

/** A name that a comma, colon or dash parts from all before it, at the title's end: no act follows, no list leads to it. */
export function closesTitle(scene: Scene, { start, end }: Mention): boolean {
  const { title } = scene.reading.text;
  if (!/[:,،;–—-]\s*$/u.test(title.slice(0, start)) || title.length - end >= SPEAKER_REACH) return false;
  const mark = title.slice(0, start).trimEnd().length - 1;
  return !scene.titleMentions.some(
    ({ entry, ...at }) =>
      (entry.kind === 'act' && at.start >= end) ||
      ((entry.kind === 'side' || entry.kind === 'third') && at.end === mark),
  );
}

/** Characters between the title's edge and the speaker's name. */
const SPEAKER_REACH = 30;

function isPlace(mention: Mention): boolean {
  return (
    mention.entry.kind === 'side' && (mention.entry.role === 'place' || mention.entry.role === 'product')
  );
}
