import type { Catalogue } from '../translate.js';
import alerts from './alerts.json';
import charts from './charts.json';
import correcting from './correcting.json';
import development from './development.json';
import dom from './dom.json';
import feeds from './feeds.json';
import frame from './frame.json';
import front from './front.json';
import ledger from './ledger.json';
import method from './method.json';
import pages from './pages.json';
import refusals from './refusals.json';
import reports from './reports.json';
import service from './service.json';
import trends from './trends.json';
import watching from './watching.json';
import week from './week.json';
import words from './words.json';

/** Each file holds the sentences of the folder it is named after; a file that is added is named here. */
export const RUSSIAN: Catalogue = {
  ...alerts,
  ...charts,
  ...correcting,
  ...development,
  ...dom,
  ...feeds,
  ...frame,
  ...front,
  ...ledger,
  ...method,
  ...pages,
  ...refusals,
  ...reports,
  ...service,
  ...trends,
  ...watching,
  ...week,
  ...words,
};
