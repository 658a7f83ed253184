import type { EventType, Status } from '../../kernel/words.js';
import { loadLexicon } from '../adapters/load-lexicon.js';
import { createClassifier } from './classifier.js';
import { aReport } from './report.builder.js';

const classify = createClassifier(loadLexicon());

/** Title, publication date, how far the act has got, its event type (null: none). */
type Row = readonly [string, string, Status, EventType | null];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  'announced is not done': [
    ['Lavrov to visit Pakistan next month', '2021-03-10', 'planned', 'AGREE'],
    ['Russia to deliver helicopters to Pakistan', '2016-03-10', 'planned', 'AGREE'],
    ['Россия поставит Пакистану вертолеты', '2016-03-10', 'planned', 'AGREE'],
    ['Pakistan, Russia to hold joint drills in autumn', '2018-03-10', 'planned', 'AGREE'],
    ['وزیراعظم عمران خان روس کا دورہ کریں گے', '2022-02-10', 'planned', 'AGREE'],
  ],
  'what takes place has occurred': [
    ['Lavrov arrives in Islamabad', '2021-04-06', 'occurred', 'CONSULT'],
    ['Russian crude cargo reaches Karachi', '2023-06-11', 'occurred', 'COOPERATE'],
    ['Танкер с российской нефтью прибыл в Карачи', '2023-06-11', 'occurred', 'COOPERATE'],
    ['روسی تیل کا جہاز کراچی پہنچ گیا', '2023-06-11', 'occurred', 'COOPERATE'],
    ['Putin phones Imran Khan', '2022-01-17', 'occurred', 'CONSULT'],
  ],
  'what is signed is agreed': [
    ['Pakistan, Russia sign MoU on gas', '2017-10-10', 'agreed', 'SUPPORT'],
    ['Россия и Пакистан подписали меморандум о сотрудничестве', '2017-10-10', 'agreed', 'SUPPORT'],
    ['پاکستان اور روس نے گیس معاہدے پر دستخط کر دیے', '2017-10-10', 'agreed', 'SUPPORT'],
  ],
  'what is called off is cancelled, what does not move is stalled': [
    ['Putin cancels visit to Pakistan', '2012-09-27', 'cancelled', 'REJECT'],
    ['Визит Путина в Пакистан отменен', '2012-09-27', 'cancelled', 'REJECT'],
    ['Russia-Pakistan gas pipeline stalled over sanctions', '2022-09-03', 'stalled', null],
  ],
  'a ban is a deed of conflict, its end one of yielding': [
    ['Russia bans Pakistani rice', '2019-05-10', 'occurred', 'SANCTION'],
    ['Россельхознадзор запретил ввоз картофеля из Пакистана', '2014-02-10', 'occurred', 'SANCTION'],
    ['Russia lifts ban on Pakistani rice', '2021-06-10', 'occurred', 'RETREAT'],
  ],
};

describe.each(Object.entries(TABLES))('%s', (_, rows) => {
  it.each(rows)('%s', (title, publishedAt, status, eventType) => {
    const verdict = classify(aReport(title, { publishedAt }));
    expect([verdict.status, verdict.eventType]).toEqual([status, eventType]);
  });
});

it('tells why: what is chosen has the contributions that make its log-odds', () => {
  const { evidence } = classify(
    aReport('Lavrov to visit Pakistan next month', { publishedAt: '2021-03-10' }),
  );
  const rulesOf = (part: string): string[] =>
    evidence.filter(({ decides }) => decides === part).map(({ rule }) => rule);
  expect(rulesOf('eventType')).toContain('decisive.type.AGREE');
  expect(rulesOf('status')).toContain('decisive.status.planned');
});
