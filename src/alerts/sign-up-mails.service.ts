import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { ConfirmationMail } from './adapters/mail/confirmation-mail.js';
import { topicName } from './adapters/mail/topic-names.js';
import { ruleNames } from './adapters/rule-store.js';
import { suppress } from './adapters/sign-up/consent-store.js';
import * as store from './adapters/sign-up/sign-up-store.js';
import { isMailed, latestTry, nextTry } from './domain/sign-up/sign-up.js';

const LOOK_EVERY_MS = 15_000;
/** Longer than any attempt to hand a mail over, so that none is sent by two instances. */
const LEASE_MS = 120_000;
const AT_A_TIME = 20;
const DAY_MS = 86_400_000;
/** Sign-ups are counted for a day and kept for a week, should somebody ask who signed them up. */
const KEPT_DAYS = 7;

/** Sends what asks for a confirmation, after the sign-up was answered, and forgets sign-ups that nobody confirmed. */
@Injectable()
export class SignUpMails implements BeforeApplicationShutdown {
  private readonly logger = new Logger('sign-up');
  private running: Promise<void> | null = null;
  private again = false;
  private isStopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly confirmation: ConfirmationMail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Sends what is due; one run at a time, and one more where something came meanwhile. */
  @Interval(LOOK_EVERY_MS)
  run(): Promise<void> {
    if (this.isStopping) return Promise.resolve();
    this.again = this.running !== null;
    this.running ??= this.sendDue()
      .catch((error: unknown) => {
        this.logger.warn({ err: error }, 'Sign-ups wait: their mails are tried again.');
      })
      .finally(() => {
        this.running = null;
        if (this.again) void this.run();
      });
    return this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  private async sendDue(): Promise<void> {
    const now = this.clock.now();
    await store.forgetEnded(this.dataSource, now, new Date(now.getTime() - KEPT_DAYS * DAY_MS));
    await store.endOverlongWaits(this.dataSource, now, latestTry(now));
    while (await this.sendSome(this.clock.now()));
  }

  /** Sends some of what is due; false where nothing is. */
  private async sendSome(now: Date): Promise<boolean> {
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    const due = await store.takeDue(this.dataSource, { now, leaseUntil, most: AT_A_TIME });
    if (due.length === 0) return false;
    const digests = due.map(({ addressDigest }) => addressDigest);
    const facts = await store.dueFacts(this.dataSource, digests, {
      since: new Date(now.getTime() - DAY_MS),
      now,
    });
    const mailedNow = new Map<string, number>();
    for (const signUp of due) {
      const { addressDigest } = signUp;
      const known = facts.get(addressDigest);
      const alike = mailedNow.get(addressDigest) ?? 0;
      mailedNow.set(addressDigest, alike + 1);
      if (known !== undefined && isMailed({ ...known, mailsInDay: known.mailsInDay + alike })) {
        await this.send(signUp, now);
      } else await store.settleDue(this.dataSource, signUp.id, { state: 'dropped' });
    }
    return true;
  }

  private async send(signUp: store.SignUp, now: Date): Promise<void> {
    const { topics } = signUp.wanted;
    const rules = await ruleNames(this.dataSource, topics);
    const names = topics.map((id) => topicName(id) ?? rules.get(id) ?? id);
    const outcome = await this.confirmation.send(signUp, names, now);
    switch (outcome.kind) {
      case 'taken':
        await store.settleDue(this.dataSource, signUp.id, { state: 'mailed' });
        return;
      case 'later': {
        const dueAt = nextTry(signUp.attempts, signUp.expiresAt, now);
        const became =
          dueAt === null ? ({ state: 'dropped' } as const) : ({ state: 'asked', dueAt } as const);
        await store.settleDue(this.dataSource, signUp.id, became);
        this.logger.warn(`A sign-up's mail waits: ${outcome.why}`);
        return;
      }
      case 'suppress':
        await this.dataSource.transaction(async (manager) => {
          await suppress(manager, signUp.addressDigest, { reason: 'bounce', now });
          await store.settleDue(manager, signUp.id, { state: 'dropped' });
        });
        return;
      case 'refused':
        this.logger.warn(`A sign-up's mail was refused: ${outcome.why}`);
        await store.settleDue(this.dataSource, signUp.id, { state: 'dropped' });
        return;
    }
  }
}
