import { loadLexicon } from '../adapters/load-lexicon.js';
import { createClassifier } from './classifier.js';
import { aReport } from './report.builder.js';

const classify = createClassifier(loadLexicon());

/** Title, publication date, lowest and highest score that the guide allows. */
type Row = readonly [title: string, date: string, low: number, high: number];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  'negation turns cooperation into its refusal or denial': [
    ['Russia will not supply Su-35 jets to Pakistan', '2019-05-01', -3, -1],
    ['Moscow denies talks with Islamabad on tanks', '2017-05-01', -3, -1],
    ['Pakistan rejects report of Russian base', '2018-05-01', -3, 0],
    ['No plan to sell arms to Pakistan, says Russia', '2015-05-01', -3, -1],
    ['Россия не ведет переговоров с Пакистаном о продаже истребителей', '2019-06-01', -3, -1],
    ['Москва опровергла продажу танков Пакистану', '2019-06-01', -3, -1],
    ['روس کی پاکستان کو طیارے فروخت کرنے کی تردید', '2019-06-01', -3, -1],
    ['روس نے پاکستان کو تیل پر رعایت دینے سے انکار کر دیا', '2022-12-02', -3, -1],
  ],
  'what lies ahead counts less than what happened': [
    ['Lavrov to visit Pakistan next month', '2021-03-10', 2, 3],
    ['Pakistan, Russia to sign gas pipeline agreement', '2021-03-10', 2, 4],
    ['Russia to deliver helicopters to Pakistan', '2016-03-10', 3, 4],
    ['Pakistan, Russia to hold joint drills in autumn', '2018-03-10', 2, 4],
    ['Imran Khan to meet Putin in Moscow', '2022-02-20', 2, 4],
    ['Лавров посетит Пакистан в апреле', '2021-03-10', 2, 3],
    ['وزیراعظم عمران خان روس کا دورہ کریں گے', '2022-02-10', 2, 3],
  ],
  'a lifted ban is cooperation, a ban is conflict': [
    ['Russia lifts ban on Pakistani rice', '2021-06-10', 4, 6],
    ['Russia bans Pakistani rice', '2019-05-10', -6, -4],
    ['Russia lifts arms embargo on Pakistan', '2014-06-03', 7, 8],
    ['Россия сняла запрет на рис из Пакистана', '2021-06-10', 4, 6],
    ['Россельхознадзор запретил ввоз картофеля из Пакистана', '2014-02-10', -6, -4],
    ['روس نے پاکستانی آلو پر پابندی ختم کر دی', '2017-02-10', 4, 6],
    ['روس نے پاکستانی چاول پر پابندی لگا دی', '2019-05-10', -6, -4],
    ['Russia threatens ban on rice from Pakistan', '2024-04-10', -5, -3],
  ],
  'intent, agreement, signature, delivery rise in this order': [
    ['Pakistan keen to buy Russian crude', '2022-10-10', 2, 3],
    ['Pakistan, Russia agree on crude supply', '2023-01-20', 3, 4],
    ['Pakistan, Russia sign MoU on gas', '2017-10-10', 4, 6],
    ['Pakistan, Russia sign contract for helicopters', '2015-08-19', 5, 7],
    ['Russian crude cargo reaches Karachi', '2023-06-11', 6, 7],
    ['Пакистан заинтересован в российской нефти', '2022-10-10', 2, 3],
    ['Россия и Пакистан подписали меморандум о сотрудничестве', '2017-10-10', 4, 6],
    ['Танкер с российской нефтью прибыл в Карачи', '2023-06-11', 6, 7],
    ['پاکستان روسی تیل خریدنے کا خواہشمند', '2022-10-10', 2, 3],
    ['روسی تیل کا جہاز کراچی پہنچ گیا', '2023-06-11', 6, 7],
  ],
  'the level of a meeting shows': [
    ['Putin, Shehbaz Sharif meet in Beijing', '2025-09-02', 4, 4],
    ['Lavrov, Ishaq Dar hold talks in Moscow', '2025-11-18', 2, 3],
    ['Lavrov arrives in Islamabad', '2021-04-06', 3, 3],
    ['Putin phones Imran Khan', '2022-01-17', 2, 2],
    ['Russian ambassador calls on Pakistani foreign secretary', '2024-01-17', 2, 3],
    ['Путин и Шахбаз Шариф встретились в Самарканде', '2022-09-15', 4, 4],
    ['لاوروف اسلام آباد پہنچ گئے', '2021-04-06', 3, 3],
  ],
  'sympathy and greetings are one step': [
    ['Putin congratulates Shehbaz Sharif on election', '2024-03-05', 1, 1],
    ['Putin condoles with Pakistan over mosque attack', '2023-01-31', 1, 1],
    ['Pakistan condemns terror attack in Moscow', '2024-03-23', 1, 1],
    ['Путин выразил соболезнования Пакистану', '2023-01-31', 1, 1],
    ['روسی صدر کی پاکستان کو یوم آزادی پر مبارکباد', '2024-08-14', 1, 1],
  ],
  'what is called off is conflict': [
    ['Putin cancels visit to Pakistan', '2012-09-27', -5, -3],
    ["Lavrov's trip to Islamabad postponed", '2016-11-14', -5, -3],
    ['Pakistan refinery stops buying Russian crude', '2023-08-15', -5, -3],
    ['Russia-Pakistan gas pipeline stalled over sanctions', '2022-09-03', -4, -2],
    ['Russia expels Pakistani diplomat for spying', '2015-09-03', -6, -4],
    ['Russia deports 100 Pakistanis', '2016-03-22', -5, -3],
    ['Pakistan summons Russian ambassador', '2013-06-02', -6, -4],
    ['Визит Путина в Пакистан отменен', '2012-09-27', -5, -3],
    ['پیوٹن کا دورہ پاکستان منسوخ', '2012-09-27', -5, -3],
  ],
  'duties, quotas and bans that come back are conflict, and cooperation where they go': [
    ['Pakistan slaps duty on Russian steel', '2026-05-05', -6, -3],
    ['Pakistan imposes quota on Russian coal', '2026-05-05', -6, -3],
    ['Russia reinstates ban on Pakistani rice', '2026-05-05', -6, -3],
    ['Russia revokes ban on Pakistani kinnow', '2026-05-05', 4, 6],
    ['Россия повысила пошлины на товары из Пакистана', '2026-05-05', -6, -3],
    ['Россия отменила пошлины на пакистанские товары', '2026-05-05', 4, 6],
    ['پاکستان نے روسی اسٹیل پر ڈیوٹی عائد کر دی', '2026-05-05', -6, -3],
  ],
  'what is seized or held is conflict': [
    ['Pakistan seizes cargo ship carrying Russian crude', '2026-05-05', -6, -3],
    ['Pakistani authorities detain Russian cargo vessel at Karachi port', '2026-05-05', -6, -3],
    ['Pakistan confiscates Russian trawler for illegal fishing', '2026-05-05', -6, -3],
    ['Россия арестовала судно с рисом из Пакистана', '2026-05-05', -6, -3],
    ['پاکستان نے روسی جہاز ضبط کر لیا', '2026-05-05', -6, -3],
  ],
  'mixed signals: the headline decides': [
    ['Putin, Sharif vow closer ties despite dip in trade', '2025-09-02', 3, 4],
    ['Pakistan, Russia settle trade dispute', '2019-11-07', 2, 6],
  ],
  'a grievance that is settled is no longer one': [
    ['Russia ended its ban on rice from Pakistan', '2021-06-12', 4, 6],
    ['Pakistan, Russia overcome deadlock on pipeline', '2021-02-12', 2, 6],
    ['Россия и Пакистан преодолели разногласия по газопроводу', '2021-02-12', 2, 6],
    ['پاکستان اور روس میں تجارتی تنازع حل ہو گیا', '2019-11-07', 2, 6],
    ['Pakistan-Russia oil talks end in deadlock', '2023-09-28', -4, -1],
  ],
  'what is asked for is a request': [
    ['Pakistan seeks LNG from Russia', '2022-06-30', 2, 4],
    ['Пакистан попросил у России дизель', '2026-03-10', 2, 4],
    ['پاکستان نے روس سے ڈیزل مانگ لیا', '2026-03-10', 2, 4],
  ],
};

describe.each(Object.entries(TABLES))('%s', (_, rows) => {
  it.each(rows)('%s', (title, publishedAt, low, high) => {
    const verdict = classify(aReport(title, { publishedAt }));
    expect(verdict.relevant).toBe(true);
    expect(verdict.score).toBeGreaterThanOrEqual(low);
    expect(verdict.score).toBeLessThanOrEqual(high);
  });
});

describe('the score', () => {
  it('has the direction of its sign', () => {
    for (const [title, publishedAt] of Object.values(TABLES).flat()) {
      const { score, direction } = classify(aReport(title, { publishedAt }));
      const bySign = score > 0 ? 'cooperation' : score < 0 ? 'conflict' : 'neutral';
      expect(direction).toBe(bySign);
    }
  });

  it('is the sum of what its evidence contributes', () => {
    for (const [title, publishedAt] of Object.values(TABLES).flat()) {
      const { score, evidence } = classify(aReport(title, { publishedAt }));
      const sum = evidence
        .filter((e) => e.decides === 'score')
        .reduce((total, e) => total + e.contribution, 0);
      expect(sum).toBeCloseTo(score, 9);
    }
  });
});
