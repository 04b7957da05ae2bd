/** The CloudWatch namespace of all our metrics. */
export const NAMESPACE = 'Groundswell';

/**
 * What is measured, and from which logged event: functions log facts, `lambdas/adapters/emf-log.ts` makes metrics of them, alarms and
 * the dashboard name them from here. Every metric carries the dimension `FunctionName`, which differs between two deployments in one
 * account; `by` is the one further dimension. None is ever a brand, an author or a text: of those there is no end, and each value costs.
 */
export const METRICS = {
  /** Verified deliveries that were accepted, and the events in them. */
  Deliveries: { event: 'delivery received', unit: 'Count', by: 'Platform' },
  Events: { event: 'delivery received', of: 'events', unit: 'Count', by: 'Platform' },
  /** Parts of deliveries of kinds that we do not keep. */
  IgnoredEvents: { event: 'delivery received', of: 'ignored', unit: 'Count', by: 'Platform' },
  /** Deliveries that the inbox could not keep: their platform was asked to deliver again. */
  RefusedDeliveries: { event: 'inbox refused a delivery', unit: 'Count', by: 'Platform' },
  /** Deliveries and handshakes that came while no secret was set. */
  MissingSecrets: { event: 'secret missing', unit: 'Count', by: 'Secret' },
  /** Messages stored with their mood, and those of them whose mood could not be read. */
  Messages: { event: 'messages analysed', of: 'messages', unit: 'Count' },
  UnreadMessages: { event: 'messages analysed', of: 'unread', unit: 'Count' },
  /** From receipt at the door to stored, of the slowest message of a batch. */
  SecondsToStored: { event: 'messages analysed', of: 'secondsToStored', unit: 'Seconds' },
  /** Records of the inbox that were given back after a failure. */
  FailedRecords: { event: 'analysis failed', of: 'records', unit: 'Count' },
  /** Texts that came to Comprehend's reader; those that were known; those that Comprehend was asked for, and what it bills for them. */
  TextsRead: { event: 'texts read', of: 'texts', unit: 'Count' },
  TextsRemembered: { event: 'texts read', of: 'remembered', unit: 'Count' },
  TextsAsked: { event: 'texts read', of: 'asked', unit: 'Count' },
  ComprehendUnits: { event: 'texts read', of: 'units', unit: 'Count' },
  ComprehendThrottles: { event: 'texts read', of: 'throttled', unit: 'Count' },
  /** What Comprehend bills for the key phrases of incidents. */
  PhraseUnits: { event: 'phrases asked', of: 'units', unit: 'Count' },
  /** Texts of which only the beginning was read: they are longer than Comprehend takes. */
  TextsCut: { event: 'texts read', of: 'cut', unit: 'Count' },
  /**
   * Texts that the embedded engine has answered; those that it was not sure of, and that Comprehend was asked about, was not asked about
   * since the day's budget is spent, or did not answer; and the units that Comprehend alone would have cost at most, beyond what was sent.
   */
  MoodsEmbedded: { event: 'moods shared out', of: 'embedded', unit: 'Count' },
  MoodsSent: { event: 'moods shared out', of: 'sent', unit: 'Count' },
  MoodsRefused: { event: 'moods shared out', of: 'refused', unit: 'Count' },
  MoodsFailed: { event: 'moods shared out', of: 'failed', unit: 'Count' },
  UnitsSaved: { event: 'moods shared out', of: 'unitsSaved', unit: 'Count' },
  /** Alerts that a destination took, and the time from the decision to alert until then. */
  AlertsDelivered: { event: 'alert delivered', unit: 'Count' },
  SecondsToAlert: { event: 'alert delivered', of: 'seconds', unit: 'Seconds' },
  /** Alerts that a destination did not take yet. */
  AlertsDelayed: { event: 'alert not delivered yet', unit: 'Count' },
  /** Requests that ended in a 500: a fault of ours. */
  FailedRequests: { event: 'request failed', unit: 'Count' },
  /** Subscriptions of the alert topic. One that is pending hears nothing; a deleted one never will. */
  SubscriptionsConfirmed: { event: 'subscriptions', of: 'confirmed', unit: 'Count' },
  SubscriptionsPending: { event: 'subscriptions', of: 'pending', unit: 'Count' },
  SubscriptionsDeleted: { event: 'subscriptions', of: 'deleted', unit: 'Count' },
  /** Brands whose next look was due at a sweep, and those of them that could not be looked at. */
  BrandsSwept: { event: 'brands swept', of: 'due', unit: 'Count' },
  BrandsNotSwept: { event: 'brands swept', of: 'failed', unit: 'Count' },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof METRICS;

export interface Metric {
  /** The logged event that it is taken from. All metrics of one event have the same dimensions. */
  readonly event: string;
  /** The fact that holds its figure, or a list to count. @default 1 for each event */
  readonly of?: string;
  /** In CloudWatch's words. */
  readonly unit: 'Count' | 'Seconds';
  /** Its dimension beside `FunctionName`. */
  readonly by?: 'Platform' | 'Secret';
}
