import type { BrandDocument } from '../../core/brand.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import { pulseEntry } from '../../core/pulse-entry.ts';
import { emptyPulse, type LoudMessage, type Pulse, type PulseEntry } from '../../core/pulse.ts';
import { withEntries } from '../store/pulses.ts';

/** Everything that the rules can know of a brand's history. */
export interface Heard {
  /** The non-empty minutes, in time order. */
  readonly pulses: readonly Pulse[];
  /** What may go viral by the brand's limit, in time order. */
  readonly loud: readonly LoudMessage[];
  readonly records: ReadonlyMap<string, MessageRecord>;
}

/** Counts a brand's messages into minutes, as the store does. */
export const heardOf = (brand: BrandDocument, records: ReadonlyMap<string, MessageRecord>): Heard => {
  const entries = [...records.values()].flatMap((record) => pulseEntry(record, brand) ?? []).filter(({ counts }) => counts !== 'nothing');
  const minutes = [...Map.groupBy(entries, ({ minute }) => minute)].toSorted(([a], [b]) => a - b);
  return {
    pulses: minutes.map(([minute, members]) => withEntries(emptyPulse(minute), members)),
    loud: entries
      .filter(({ loud }) => loud)
      .map(loudMessageOf)
      .toSorted((a, b) => a.sentAt - b.sentAt),
    records,
  };
};

const loudMessageOf = ({ id, sentAt, reach, interactions }: PulseEntry): LoudMessage => ({ id, sentAt, reach, interactions });
