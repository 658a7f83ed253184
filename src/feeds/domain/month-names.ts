/**
 * Month names and their short forms in the languages of news feeds, lower case, without accents:
 * en de nl fr es pt it ro pl cs sk hr hu tr ru uk bg el sv da fi et lv lt id ur ar fa. Source: Unicode CLDR.
 */
const FORMS: readonly string[] = [
  'january jan januar janner jan januari janvier janv enero ene janeiro gennaio gen ianuarie ian stycznia styczen sty leden ledna led januara sijecanj sijecnja sij januar ocak oca января январь янв січня січень січ януари яну ιανουαριου ιανουαριος ιαν tammikuu tammikuuta jaanuar janvaris sausio sausis جنوری يناير ژانویه',
  'february feb februar februari febr fevrier fevr fev febrero fevereiro febbraio februarie lutego luty lut unor unora uno veljaca veljace velj subat sub февраля февраль фев февр лютого лютий лют февруари φεβρουαριου φεβρουαριος φεβ helmikuu helmikuuta veebruar februaris vasario vasaris فروری فبراير فوریه',
  'march mar marz marts mars maart mrt mar marzo marco martie marca marzec brezen brezna bre ozujak ozujka ozu marcius marc mart marta марта март мар березня березень бер μαρτιου μαρτιος μαρ maaliskuu maaliskuuta maret kovo kovas مارچ مارس',
  'april apr avril avr abril abr aprile aprilie kwietnia kwiecien kwi duben dubna dub travanj travnja tra aprilis nisan nis апреля апрель апр квітня квітень квіт απριλιου απριλιος απρ huhtikuu huhtikuuta aprill balandzio balandis اپریل أبريل ابريل آوریل',
  'may mai mei maj maio mayo mag maggio mag maja kveten kvetna kve svibanj svibnja svi majus mayis мая май травня травень трав μαιου μαιος μαι toukokuu toukokuuta geguzes geguze مئی مايو مه',
  'june jun juni juin junio junho giugno giu iunie iun czerwca czerwiec cze cerven cervna cvn lipanj lipnja lip junius haziran haz июня июнь июн червня червень черв юни ιουνιου ιουνιος ιουν kesakuu kesakuuta juuni birzelio birzelis جون يونيو ژوئن',
  'july jul juli juillet juil julio julho luglio lug iulie iul lipca lipiec cervenec cervence cvc srpanj srpnja srp julius temmuz tem июля июль июл липня липень лип юли ιουλιου ιουλιος ιουλ heinakuu heinakuuta juuli liepos liepa جولائی يوليو ژوئیه',
  'august aug aout aou agosto ago agustus augustus sierpnia sierpien sie srpen srpna kolovoz kolovoza kol augusztus agustos agu августа август авг серпня серпень серп αυγουστου αυγουστος αυγ elokuu elokuuta augusts rugpjucio rugpjutis اگست أغسطس اغسطس اوت',
  'september sep sept septembre septiembre set setembro settembre septembrie wrzesnia wrzesien wrz zari zar rujan rujna ruj szeptember szept eylul eyl сентября сентябрь сен сент вересня вересень вер септември септ σεπτεμβριου σεπτεμβριος σεπ syyskuu syyskuuta septembris rugsejo rugsejis ستمبر سبتمبر سپتامبر',
  'october oct oktober okt octobre octubre outubro out ottobre ott octombrie pazdziernika pazdziernik paz rijen rijna rij oktobar ekim eki октября октябрь окт жовтня жовтень жовт октомври οκτωβριου οκτωβριος οκτ lokakuu lokakuuta oktoobris spalio spalis اکتوبر أكتوبر اكتوبر اکتبر',
  'november nov novembre noviembre novembro noiembrie noi listopada listopad lis studeni studenoga stu kasim kas ноября ноябрь ноя нояб листопада листопад лист ноември ноем νοεμβριου νοεμβριος νοε marraskuu marraskuuta novembris lapkricio lapkritis نومبر نوفمبر نوامبر',
  'december dec dezember dez decembre diciembre dic dezembro dicembre decembrie grudnia grudzien gru prosinec prosince pro prosinac prosinca desember des aralik ara декабря декабрь дек грудня грудень груд декември δεκεμβριου δεκεμβριος δεκ joulukuu joulukuuta detsember decembris gruodzio gruodis دسمبر ديسمبر دسامبر',
];

const ACCENTS = /\p{Mn}/gu;

/** Lower case without accents and with the dotless i of Turkish and the barred l of Polish made plain. */
function folded(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(ACCENTS, '').replaceAll('ı', 'i').replaceAll('ł', 'l');
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  FORMS.flatMap((forms, index) =>
    forms.split(' ').map((form): [string, number] => [folded(form), index + 1]),
  ),
);

/** Month number 1 … 12 of a name in any of the languages above, or null; a trailing full stop is allowed. */
export function monthNumber(word: string): number | null {
  const plain = word.endsWith('.') ? word.slice(0, -1) : word;
  return MONTHS.get(plain.toLowerCase()) ?? MONTHS.get(folded(plain)) ?? null;
}
