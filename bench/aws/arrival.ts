/** What the Standard inlet takes as the type of a delivery. */
export type ArrivalType = 'message.created' | 'message.updated' | 'engagement.updated';

/** One event that a platform tells, at a time counted in milliseconds from the beginning of the stream. */
export interface Arrival {
  readonly at: number;
  readonly type: ArrivalType;
  /** The event's `data` as it goes over the wire. */
  readonly data: object;
}

/** Arrivals of one type that come in one request, when the last of them has arrived. */
export interface DeliveryPlan {
  readonly at: number;
  readonly type: ArrivalType;
  readonly data: readonly object[];
}

/** The requests that bring some arrivals, so many of one type at most in each: those of the rare types go by themselves. */
export const deliveriesOf = (arrivals: readonly Arrival[], perDelivery: number): readonly DeliveryPlan[] => {
  const full = perDelivery === 1 ? 0 : perDelivery;
  const usual = arrivals.filter(({ type }) => type === 'message.created');
  const together = portions(usual, Math.max(1, full)).flatMap(deliveryOf);
  const alone = arrivals.filter(({ type }) => type !== 'message.created').flatMap((arrival) => deliveryOf([arrival]));
  return [...together, ...alone].toSorted((a, b) => a.at - b.at);
};

function deliveryOf(arrivals: readonly Arrival[]): DeliveryPlan[] {
  const last = arrivals.at(-1);
  return last === undefined ? [] : [{ at: last.at, type: last.type, data: arrivals.map(({ data }) => data) }];
}

const portions = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
