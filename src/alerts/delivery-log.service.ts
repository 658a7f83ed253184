import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readBacklog, type Backlog } from './adapters/backlog.js';
import {
  listDeliveries,
  listNotifications,
  replay,
  type DeliveryQuery,
  type LoggedDelivery,
  type LoggedNotification,
  type NotificationQuery,
  type ReplayQuery,
} from './adapters/delivery-log.js';

export type { LoggedNotification };

/** What was owed, every attempt to send it, and sending it once more. */
@Injectable()
export class DeliveryLogService {
  constructor(private readonly dataSource: DataSource) {}

  deliveries(query: DeliveryQuery): Promise<readonly LoggedDelivery[]> {
    return listDeliveries(this.dataSource, query);
  }

  notifications(query: NotificationQuery): Promise<readonly LoggedNotification[]> {
    return listNotifications(this.dataSource, query);
  }

  /** What is owed and could have gone out by now. */
  backlog(now: Date): Promise<Backlog> {
    return readBacklog(this.dataSource, now);
  }

  /** Owes notifications once more, under the same ids; gives how many. */
  replay(query: ReplayQuery, now: Date): Promise<number> {
    return replay(this.dataSource, query, now);
  }
}
