import { failed } from '../core/alert/outcome.ts';
import { webhooksFor, type BrandDocument } from '../core/brand.ts';
import { disabledNotice } from '../core/notice/undelivered.ts';
import { SECOND, type Time } from '../core/time.ts';
import { takeToken, type Pace } from '../core/token-bucket.ts';
import type { Destination, Notices, Webhooks } from './alert-ports.ts';
import { deliverLetter, type DeliverPorts, type Posting } from './deliver-letter.ts';
import { sendNotice } from './send-notice.ts';

export interface TellPorts extends DeliverPorts {
  readonly webhookTo: (webhook: BrandDocument['alerts']['webhooks'][number]) => Destination;
  /** Operations learn of a webhook that is disabled. */
  readonly notices: Notices;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** No second sees more than ten: a destination that several brands share gets them together. */
const PACE: Pace = { perSecond: 9, burst: 1 };
/** What would have to wait longer for its turn goes with a later sweep. */
const PATIENCE = 20 * SECOND;
const NOBODY: ReadonlySet<string> = new Set();
const PASSED_BY = { reason: 'failed just now', waits: true };

/** Tells programs by signed webhooks, with the same patience as alerts have. One process sends: memory is enough for its pace. */
export const createWebhooks = (ports: TellPorts): Webhooks => {
  const gone = new Set<string>();
  const turns = new Map<string, Time>();
  const paced = (destination: Destination): Destination => ({
    ...destination,
    deliver: async (letter) => {
      const now = ports.now();
      const token = takeToken(turns.get(destination.name), now, PACE, PATIENCE);
      if (token === undefined) return failed('webhook has too much to hear');
      turns.set(destination.name, token.fullAt);
      if (token.at > now) await ports.wait(token.at - now);
      return destination.deliver(letter);
    },
  });
  return {
    tell: async (letter, brand, told, silent = NOBODY) => {
      const destinations = webhooksFor(brand.alerts, told).map((webhook) => paced(ports.webhookTo(webhook)));
      const tried = destinations.filter(({ name }) => !silent.has(name));
      const failures = await deliverLetter(ports, gone, tried, { letter, facts: () => ({}), lost: lossTo(ports, brand, letter.id) });
      const passedBy = destinations.filter(({ name }) => silent.has(name)).map(({ name }) => ({ destination: name, ...PASSED_BY }));
      return { failed: [...failures, ...passedBy] };
    },
  };
};

/** That one event is lost stands in the log; that a webhook hears nothing any more is told. */
const lossTo =
  (ports: TellPorts, brand: BrandDocument, alert: string): Posting['lost'] =>
  async (why, destination, reason, failing) =>
    why === 'given up' || sendNotice(ports, disabledNotice({ brand, alert, destination, reason, failing }, ports.now()), brand);
