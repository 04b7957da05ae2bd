import type { Time } from '../../../core/time.ts';
import type { StoredDeliveries } from '../../../local/alerts/local-alerts.ts';

/** What was delivered where, for tests that need no disk. */
export class InMemoryDeliveryLog implements StoredDeliveries {
  readonly marks = new Map<string, Map<string, Time>>();

  async delivered(alertId: string): Promise<ReadonlySet<string>> {
    return new Set(this.marks.get(alertId)?.keys());
  }

  async markDelivered(alertId: string, destination: string, at: Time): Promise<void> {
    const marks = this.marks.get(alertId) ?? new Map<string, Time>();
    this.marks.set(alertId, marks.set(destination, marks.get(destination) ?? at));
  }
}
