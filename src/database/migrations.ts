import type { MigrationInterface } from 'typeorm';
import { Initial202611220000 } from '../../migrations/202611220000-initial.js';
import { FeedChoice202611220400 } from '../../migrations/202611220400-feed-choice.js';
import { Corrections202611261130 } from '../../migrations/202611261130-corrections.js';
import { FeedAnswerDay202611261200 } from '../../migrations/202611261200-feed-answer-day.js';
import { WrittenIn202611261205 } from '../../migrations/202611261205-written-in.js';
import { NeverBackwards202611261210 } from '../../migrations/202611261210-never-backwards.js';
import { PromiseLedger202611261230 } from '../../migrations/202611261230-promise-ledger.js';
import { Alerts202611261440 } from '../../migrations/202611261440-alerts.js';
import { Access202611261545 } from '../../migrations/202611261545-access.js';
import { WeeklyReports202611261600 } from '../../migrations/202611261600-weekly-reports.js';
import { AlertMail202611261610 } from '../../migrations/202611261610-alert-mail.js';
import { AlertClaims202611261620 } from '../../migrations/202611261620-alert-claims.js';
import { ReplacedTogether202611261625 } from '../../migrations/202611261625-replaced-together.js';
import { AlertsByRule202611261750 } from '../../migrations/202611261750-alerts-by-rule.js';
import { DevelopmentSearch202611261810 } from '../../migrations/202611261810-development-search.js';
import { RollUpOfCoverage202611261815 } from '../../migrations/202611261815-roll-up-of-coverage.js';
import { ReportMethod202611261830 } from '../../migrations/202611261830-report-method.js';
import { VerdictsByDays202611261845 } from '../../migrations/202611261845-verdicts-by-days.js';
import { AlertsInTurn202611262100 } from '../../migrations/202611262100-alerts-in-turn.js';
import { People202611262110 } from '../../migrations/202611262110-people.js';
import { FeedNames202611270010 } from '../../migrations/202611270010-feed-names.js';
import { IdleSessions202611270125 } from '../../migrations/202611270125-idle-sessions.js';
import { MaskedUserInfo202611270145 } from '../../migrations/202611270145-masked-user-info.js';
import { AlertTopics202611270205 } from '../../migrations/202611270205-alert-topics.js';
import { EndpointHolds202611270330 } from '../../migrations/202611270330-endpoint-holds.js';
import { PromisesByDueDay202611270340 } from '../../migrations/202611270340-promises-by-due-day.js';
import { AddedFeeds202611270350 } from '../../migrations/202611270350-added-feeds.js';
import { SilenceOwners202611270400 } from '../../migrations/202611270400-silence-owners.js';
import { SuppressedAddresses202611270405 } from '../../migrations/202611270405-suppressed-addresses.js';
import { FiguresApart202611270730 } from '../../migrations/202611270730-figures-apart.js';
import { SessionsById202611271700 } from '../../migrations/202611271700-sessions-by-id.js';
import { ChangedReports202611272115 } from '../../migrations/202611272115-changed-reports.js';
import { ReportsByWeek202611272020 } from '../../migrations/202611272020-reports-by-week.js';
import { StableKeys202611272045 } from '../../migrations/202611272045-stable-keys.js';
import { PromisesRecorded202611270700 } from '../../migrations/202611270700-promises-recorded.js';
import { QuickerSearchWords202611272145 } from '../../migrations/202611272145-quicker-search-words.js';
import { SealedByKey202611272350 } from '../../migrations/202611272350-sealed-by-key.js';
import { Tellings202611280440 } from '../../migrations/202611280440-tellings.js';
import { Attempts202611280545 } from '../../migrations/202611280545-attempts.js';
import { TellingsBySeries202611280830 } from '../../migrations/202611280830-tellings-by-series.js';

/** Every migration, oldest first. They are listed by hand so that none is found or missed by a file's place. */
export const migrations: (new () => MigrationInterface)[] = [
  Initial202611220000,
  FeedChoice202611220400,
  Corrections202611261130,
  FeedAnswerDay202611261200,
  WrittenIn202611261205,
  NeverBackwards202611261210,
  PromiseLedger202611261230,
  Alerts202611261440,
  Access202611261545,
  WeeklyReports202611261600,
  AlertMail202611261610,
  AlertClaims202611261620,
  ReplacedTogether202611261625,
  AlertsByRule202611261750,
  DevelopmentSearch202611261810,
  RollUpOfCoverage202611261815,
  ReportMethod202611261830,
  VerdictsByDays202611261845,
  AlertsInTurn202611262100,
  People202611262110,
  FeedNames202611270010,
  IdleSessions202611270125,
  MaskedUserInfo202611270145,
  AlertTopics202611270205,
  EndpointHolds202611270330,
  PromisesByDueDay202611270340,
  AddedFeeds202611270350,
  SilenceOwners202611270400,
  SuppressedAddresses202611270405,
  PromisesRecorded202611270700,
  FiguresApart202611270730,
  SessionsById202611271700,
  ReportsByWeek202611272020,
  StableKeys202611272045,
  ChangedReports202611272115,
  QuickerSearchWords202611272145,
  SealedByKey202611272350,
  Tellings202611280440,
  Attempts202611280545,
  TellingsBySeries202611280830,
];
