/** Where messages lead, as absolute addresses. */
export interface AlertLinks {
  /** A page of the dashboard by its path. */
  page(path: string): string;
  /** Where a subscription is changed or stopped. */
  stop(subscriptionId: string): string;
}

/** Injection token of the links. */
export const ALERT_LINKS = Symbol('alert links');
