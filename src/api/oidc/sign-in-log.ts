import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { AuditStore } from '../access/audit.store.js';
import { personText, type Person } from '../sign-in/caller.js';
import type { Role } from '../sign-in/role.js';

const DONE = 200;

/** Keeps in the audit log who was let in through the OpenID provider. */
@Injectable()
export class SignInLog {
  constructor(
    private readonly audit: AuditStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Notes that somebody is let in before they are, and that they were after it. */
  async around<T>(person: Person, role: Role, address: string, letIn: () => Promise<T>): Promise<T> {
    const id = await this.audit.begin({
      at: this.clock.now(),
      actor: personText(person),
      role,
      action: 'sign in through the OpenID provider',
      target: '/api/v1/session',
      detail: {},
      address,
    });
    const session = await letIn();
    await this.audit.end(id, DONE, this.clock.now());
    return session;
  }
}
