/** Parts of made-up headlines: everyday ones, ones that name both countries side by side, and relevant ones. */
export interface Phrases {
  readonly who: readonly string[];
  readonly did: readonly string[];
  readonly where: readonly string[];
  /** Sentences of an everyday summary; `#` stands for a number. */
  readonly sentences: readonly string[];
  /** Both countries named, nothing between them. */
  readonly sideBySide: readonly string[];
  /** A development between the two; `#` stands for a number. */
  readonly relevant: readonly string[];
}

const english: Phrases = {
  who: [
    'City council',
    'Provincial assembly',
    'Pakistan cricket board',
    'Traffic police',
    'Local traders',
    'University senate',
    'Russian skaters',
    'Weather office',
    'State bank',
    'Schools in Lahore',
    'Hospital managers',
    'Railways',
    'Farmers of the valley',
    'A court in Karachi',
    'Film makers',
    'The power company',
  ],
  did: [
    'postpones a vote on water meters',
    'opens a library for children',
    'names a new squad for the spring tour',
    'warns of fog before sunrise',
    'asks for longer market hours',
    'repairs a bridge after the rains',
    'raises fees for evening classes',
    'counts fewer dengue patients',
    'keeps its interest rate as it was',
    'finds an old coin hoard',
    'returns stolen bicycles to their owners',
    'plants mulberry trees along the canal',
  ],
  where: [
    'in ward #',
    'near sector #',
    'for # households',
    'after # complaints',
    'on route #',
    'for the year #',
    'with # volunteers',
    'at gate #',
  ],
  sentences: [
    'Officials said the work would take # days and cost less than planned.',
    'Residents had waited since the spring and asked for a date in writing.',
    'About # people came to the meeting, among them shopkeepers and teachers.',
    'A second phase is to follow once the tender has been published.',
    'The department promised to answer every letter within # weeks.',
    'The province has seen # such programmes in the last years.',
  ],
  sideBySide: [
    'Oil price slips # cents as Russia trims output; Pakistan waits for its next cargo from the Gulf',
    'Tennis: Pakistan loses doubles, Russian pair reaches round # in Dubai',
    'Floods in Pakistan and fires in Russia cost insurers # million',
  ],
  relevant: [
    'Pakistan and Russia sign agreement on # wheat shipments in Islamabad',
    'Russian deputy prime minister arrives in Islamabad for talks on gas pipeline with Pakistan',
    'Pakistan and Russia hold joint counter-terrorism exercise Druzhba with # soldiers',
    'Russia delivers # helicopters to Pakistan under defence contract',
    'Pakistani and Russian foreign ministers discuss trade of # million dollars in Moscow',
    'Pakistan receives cargo of # thousand tons of Russian crude oil',
  ],
};

const russian: Phrases = {
  who: [
    'Городской совет',
    'Сборная России по хоккею',
    'Метеорологи',
    'Жители посёлка',
    'Московский музей',
    'Дорожная служба',
    'Банк России',
    'Студенты института',
    'Пожарные',
    'Издательство',
    'Фермеры области',
    'Театр юного зрителя',
  ],
  did: [
    'переносит открытие новой школы',
    'обещает тёплые выходные',
    'ремонтирует мост через реку',
    'выпустила сборник рассказов',
    'сохранил ключевую ставку',
    'назвал состав на весенние матчи',
    'просит расписание автобусов',
    'собрали рекордный урожай яблок',
    'провели учения в лесу',
    'показал премьеру по старой пьесе',
  ],
  where: [
    'в районе №#',
    'для # семей',
    'после # обращений',
    'на улице дом #',
    'в сезоне #',
    'при участии # добровольцев',
  ],
  sentences: [
    'По словам чиновников, работы займут # дней и обойдутся дешевле сметы.',
    'Жители ждали этого с весны и просили назвать срок письменно.',
    'На встречу пришли около # человек, среди них учителя и продавцы.',
    'Вторая очередь начнётся после объявления торгов.',
    'Ведомство пообещало ответить на каждое письмо за # недель.',
  ],
  sideBySide: [
    'Цены на рис: Пакистан снизил сбор на # процентов, в России запасы выросли',
    'Шахматы: россиянин выиграл партию №#, пакистанец сыграл вничью с индийцем',
  ],
  relevant: [
    'Россия и Пакистан подписали соглашение о поставках # тонн пшеницы',
    'Министр иностранных дел Пакистана прибыл в Москву на переговоры с Лавровым, в делегации # человек',
    'Россия и Пакистан провели совместные учения «Дружба» с участием # военных',
    'Товарооборот России и Пакистана вырос до # миллионов долларов',
  ],
};

const urdu: Phrases = {
  who: [
    'شہری کونسل',
    'پنجاب اسمبلی',
    'قومی کرکٹ ٹیم',
    'محکمہ موسمیات',
    'تاجر برادری',
    'لاہور کے اسکول',
    'ریلوے انتظامیہ',
    'اسپتال کے ڈاکٹر',
    'کراچی کی عدالت',
    'کسان اتحاد',
  ],
  did: [
    'نے پانی کے میٹروں پر فیصلہ مؤخر کر دیا',
    'نے بچوں کے لیے کتب خانہ کھول دیا',
    'نے دھند کی پیش گوئی کر دی',
    'نے بازار دیر تک کھلے رکھنے کا مطالبہ کیا',
    'نے بارش کے بعد پل کی مرمت شروع کی',
    'نے نئے داخلوں کا اعلان کر دیا',
    'نے پاکستان میں گندم کی قیمت پر تشویش ظاہر کی',
  ],
  where: ['وارڈ نمبر #', 'سیکٹر # میں', '# خاندانوں کے لیے', '# شکایات کے بعد', 'سال # کے لیے'],
  sentences: [
    'حکام کے مطابق کام # دن میں مکمل ہو گا اور لاگت کم آئے گی۔',
    'رہائشی بہار سے انتظار کر رہے تھے اور تحریری تاریخ چاہتے تھے۔',
    'اجلاس میں تقریباً # افراد شریک ہوئے جن میں اساتذہ بھی تھے۔',
    'دوسرا مرحلہ ٹینڈر کے بعد شروع ہو گا۔',
  ],
  sideBySide: ['تیل کی قیمت # سینٹ کم، روس نے پیداوار گھٹائی، پاکستان میں پٹرول کی قیمت برقرار'],
  relevant: [
    'پاکستان اور روس کے درمیان # ہزار ٹن گندم کی خریداری کا معاہدہ طے پا گیا',
    'روسی وزیر خارجہ پاکستان کے دورے پر اسلام آباد پہنچ گئے، # رکنی وفد ہمراہ',
    'پاکستان اور روس کی مشترکہ فوجی مشقیں شروع، # اہلکار شریک',
  ],
};

export const PHRASES = { en: english, ru: russian, ur: urdu } as const;
export type TextLanguage = keyof typeof PHRASES;
