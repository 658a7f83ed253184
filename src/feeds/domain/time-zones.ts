/**
 * Zone abbreviations and their offsets from UTC in minutes, as news feeds of our publishers use them.
 * Where an abbreviation means several zones: RFC 822's, else the one most feeds mean (BST British,
 * IST Indian). Source: IANA time zone database, abbreviations.
 */
const NAMED = `z=0 ut=0 utc=0 gmt=0 wet=0 west=60 bst=60 cet=60 met=60 mez=60 wat=60 cest=120 mest=120 mesz=120
  eet=120 sast=120 cat=120 eest=180 msk=180 мск=180 msd=240 trt=180 eat=180 ast=-240 adt=-180 irst=210 irdt=270
  gst=240 samt=240 azt=240 amt=240 get=240 aft=270 pkt=300 pst=-480 uzt=300 tjt=300 tmt=300 yekt=300 mvt=300
  ist=330 npt=345 bdt=360 almt=360 omst=360 kgt=360 mmt=390 novt=420 krat=420 ict=420 wib=420 hkt=480 sgt=480
  myt=480 pht=480 wita=480 irkt=480 awst=480 jst=540 kst=540 wit=540 yakt=540 acst=570 acdt=630 aest=600
  vlat=600 aedt=660 magt=660 nzst=720 nzt=720 pett=720 nzdt=780 nst=-210 ndt=-150 art=-180 brt=-180 brst=-120
  clt=-240 clst=-180 vet=-240 at=-240 edt=-240 est=-300 et=-300 cot=-300 pet=-300 cdt=-300 cst=-360 ct=-360
  mdt=-360 mst=-420 mt=-420 pdt=-420 pt=-480 akdt=-480 akst=-540 hst=-600`;

const ZONES: ReadonlyMap<string, number> = new Map(
  NAMED.split(/\s+/).map((entry): [string, number] => {
    const [name = '', minutes = ''] = entry.split('=');
    return [name, Number(minutes)];
  }),
);

const OFFSET = /^(?:gmt|utc|ut|z)?([+-])(\d{1,2})(?::?(\d{2}))?$/;
const UNKNOWN_NAME = /^[a-z]{2,5}$/;
/** The widest offset in use is +14:00 (Line Islands). */
const MAX_OFFSET_MINUTES = 14 * 60;

/** Minutes east of UTC of an abbreviation or offset in lower case (`pkt`, `gmt+9`, `+0530`), or null. */
export function zoneOffsetMinutes(word: string): number | null {
  const named = ZONES.get(word);
  if (named !== undefined) return named;
  const offset = OFFSET.exec(word.replace('−', '-'));
  if (offset === null) return null;
  const [, sign, hours, minutes = '0'] = offset;
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || total > MAX_OFFSET_MINUTES) return null;
  return sign === '-' ? -total : total;
}

/** Whether a word can be an abbreviation that the table lacks; its time is then read as UTC. */
export function looksLikeZone(word: string): boolean {
  return UNKNOWN_NAME.test(word);
}
