/** The CloudWatch namespace of all our metrics. */
export const NAMESPACE = 'Groundswell';

/**
 * What is measured. Every metric carries the dimension `FunctionName`, which differs between two deployments in one account;
 * `by` is the one further dimension. No dimension is ever a brand, an author or a text: there is no end of those, and each value costs.
 * Functions write them through `lambdas/adapters/emf-log.ts`; alarms and the dashboard name them from here.
 */
export const METRICS = {
  /** Verified deliveries that were accepted, and the events in them. */
  Deliveries: { unit: 'Count', by: 'Platform' },
  Events: { unit: 'Count', by: 'Platform' },
  /** Parts of deliveries of kinds that we do not keep. */
  IgnoredEvents: { unit: 'Count', by: 'Platform' },
  /** Deliveries that the inbox could not keep: their platform was asked to deliver again. */
  RefusedDeliveries: { unit: 'Count', by: 'Platform' },
  /** Deliveries and handshakes that came while no secret was set. */
  MissingSecrets: { unit: 'Count', by: 'Secret' },
  /** Messages stored with their mood, and those of them whose mood could not be read. */
  Messages: { unit: 'Count' },
  UnreadMessages: { unit: 'Count' },
  /** From receipt at the door to stored, of the slowest message of a batch. */
  SecondsToStored: { unit: 'Seconds' },
  /** Records of the inbox that were given back after a failure. */
  FailedRecords: { unit: 'Count' },
  /** Texts that were to be read; those that were known; those that Comprehend was asked for, and what it bills for them. */
  TextsRead: { unit: 'Count' },
  TextsRemembered: { unit: 'Count' },
  TextsAsked: { unit: 'Count' },
  ComprehendUnits: { unit: 'Count' },
  ComprehendThrottles: { unit: 'Count' },
  AlertsDelivered: { unit: 'Count' },
  /** From the decision to alert to the delivery. */
  SecondsToAlert: { unit: 'Seconds' },
  /** Alerts that a destination did not take yet. */
  AlertsDelayed: { unit: 'Count' },
  /** Requests that ended in a 500: a fault of ours. */
  FailedRequests: { unit: 'Count' },
  SubscriptionsConfirmed: { unit: 'Count' },
  SubscriptionsPending: { unit: 'Count' },
  SubscriptionsDeleted: { unit: 'Count' },
  /** Brands that the sweep looked at, and those that it failed to. */
  BrandsSwept: { unit: 'Count' },
  BrandsNotSwept: { unit: 'Count' },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof METRICS;

/** A metric's unit, in CloudWatch's words, and its dimension beside `FunctionName`. */
export interface Metric {
  readonly unit: 'Count' | 'Seconds';
  readonly by?: 'Platform' | 'Secret';
}
