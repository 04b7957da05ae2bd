import type { Audit, Desks, Outbox } from '../care-ports.ts';
import type { ErasePorts } from '../erase-author.ts';
import type { AlertSubscriptions, Brands, Conversations, Exports, Incidents, Log, Messages, Now, Pulses, Watches } from '../ports.ts';

/** What an operator sees of a whole installation. */
export interface Figures {
  readonly inbox: { readonly waiting: number; readonly deadLetters: number };
  readonly messages: number;
  readonly brands: number;
  readonly incidentsOpen: number;
}

/** What the API needs from the world. Each resource names the part of it that it needs itself. */
export interface CareApiPorts {
  readonly messages: Pick<Messages, 'load'>;
  readonly conversations: Pick<Conversations, 'list' | 'load' | 'page' | 'save'>;
  /** What each person holds. */
  readonly desks: Desks;
  /** Who did what. */
  readonly audit: Audit;
  /** What programs are to be told. */
  readonly outbox: Pick<Outbox, 'put'>;
  readonly pulses: Pick<Pulses, 'firstMinute' | 'range' | 'timeline'>;
  readonly incidents: Pick<Incidents, 'list' | 'load' | 'save'>;
  readonly brands: Pick<Brands, 'list' | 'load' | 'save'>;
  readonly watches: Pick<Watches, 'load'>;
  /** What an erasure needs beside all this. */
  readonly erasing: Omit<ErasePorts, 'log' | 'now'>;
  /** Who gets a brand's alerts, where that is kept beside its document. */
  readonly subscriptions?: AlertSubscriptions;
  /** The figures of the whole installation, where it can count them at no cost: those of a cloud are on its dashboard. */
  readonly figures?: () => Promise<Figures>;
  /** Writes exports into files, where an answer cannot be as long as an export. */
  readonly exports?: Exports;
  readonly log: Log;
  readonly now: Now;
  /** The program's version, as /health tells it. */
  readonly version: string;
}
