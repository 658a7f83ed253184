import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { AuditStore } from './audit.store.js';

const ACTION = 'start with other settings';
const DONE = 200;

/** Notes in the audit log with which settings the service was started, where they are not those of the last such entry. */
@Injectable()
export class SettingsAudit {
  constructor(
    private readonly audit: AuditStore,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Called once at the start; `newToken` says whether the admin token is another than at the last start. */
  async note(newToken: boolean): Promise<void> {
    const detail = { ...toldOf(this.settings), adminToken: newToken ? 'replaced' : 'as before' };
    const last = await this.audit.lastDetail(ACTION);
    if (!newToken && isDeepStrictEqual(withoutToken(last), withoutToken(detail))) return;
    const entry = {
      actor: 'start of the service',
      role: null,
      action: ACTION,
      target: 'settings',
      address: null,
    };
    const id = await this.audit.begin({ ...entry, at: this.clock.now(), detail });
    await this.audit.end(id, DONE, this.clock.now());
  }
}

function withoutToken(detail: unknown): unknown {
  return typeof detail === 'object' && detail !== null ? { ...detail, adminToken: null } : null;
}

const isSet = (secret: string | null): string => (secret === null ? 'not set' : 'set');

/** What decides who may do what and where things go, without secrets; what differs from machine to machine is left out. */
function toldOf(settings: Settings) {
  const { publicUrl, requireSignIn, allowPrivateNetworks, reclassify, reportAt, reportZone } = settings;
  return {
    publicUrl,
    requireSignIn,
    trustedProxies: [...settings.trustedProxies],
    readLimit: settings.readLimit,
    allowPrivateNetworks: [...allowPrivateNetworks],
    reclassify,
    reportAt: { ...reportAt },
    reportZone,
    mailFrom: isSet(settings.mailFrom),
    smtp: isSet(settings.smtpUrl),
    feedsFile: isSet(settings.feedsFile),
    ...toldOfPeople(settings),
  };
}

function toldOfPeople({ oidc }: Settings) {
  if (oidc === null) return { oidc: 'not set' };
  const { issuer, clientId, scope, roleClaim, roles } = oidc;
  const rules = roles.map(({ role, value }) => `${role}=${value ?? '*'}`);
  return { oidc: { issuer, clientId, scope, roleClaim: [...roleClaim], roles: rules } };
}
