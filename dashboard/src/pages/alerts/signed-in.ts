import type { PageKind } from '../../frame/visit.js';
import type { SignedInPattern } from './patterns.js';
import { signedInPage } from './signed-in-page.js';
import { t } from '../../language/say.js';

/** The pages on alerts for the signed in; their code is loaded when one is first opened. */
export const signedInPages: Readonly<Record<SignedInPattern, PageKind>> = {
  '/rules': signedInPage({
    title: t`Rules`,
    lead: t`What the tracker watches for you. Try a rule out on the last 12 months before you save it.`,
    load: async () => (await import('./rules/rules.js')).openRules,
  }),
  '/subscriptions': signedInPage({
    title: t`Subscriptions`,
    lead: t`Who is told of what, by which way and when. Addresses and secrets are masked.`,
    load: async () => (await import('./endpoints/endpoints.js')).openEndpoints,
  }),
  '/silences': signedInPage({
    title: t`Silences`,
    lead: t`What mutes alerts for a while, with its reason. What was muted stays in the log.`,
    load: async () => (await import('./silences/silences.js')).openSilences,
  }),
  '/deliveries': signedInPage({
    title: t`Deliveries`,
    lead: t`Every attempt to send an alert, what came of it, and what is still owed or was held back and why.`,
    load: async () => (await import('./log/log.js')).openLog,
  }),
};
