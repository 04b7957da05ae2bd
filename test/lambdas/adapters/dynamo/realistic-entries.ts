import { createHash } from 'node:crypto';
import type { PulseEntry } from '../../../../core/pulse.ts';
import { MINUTE } from '../../../../core/time.ts';
import type { Versioned } from '../../../../lambdas/ports.ts';
import { NOON } from '../../../contracts/builders.ts';

/** Entries of one minute as X brings them: ids of 19 digits, authors, times and figures that look like chance but are the same each time. */
export const realisticEntries = (count: number, minute: number = NOON): Versioned<PulseEntry>[] =>
  Array.from({ length: count }, (_, index) => {
    const chance = createHash('sha256').update(`${minute} ${index}`).digest();
    const entry: PulseEntry = {
      id: `x:19${String(chance.readBigUInt64BE(0) % 10n ** 17n).padStart(17, '0')}`,
      minute,
      sentAt: minute + (chance.readUInt16BE(8) % MINUTE),
      counts: 'message',
      public: true,
      label: chance.readUInt8(10) % 2 === 0 ? 'NEGATIVE' : 'NEUTRAL',
      author: chance.toString('hex', 12, 20),
      reach: chance.readUInt16BE(20) % 3_000,
      interactions: chance.readUInt8(22) % 20,
      loud: false,
      asks: chance.readUInt8(10) % 2 === 0 || chance.readUInt8(24) % 5 === 0,
      language: chance.readUInt8(23) % 4 === 0 ? 'de' : 'en',
      platform: 'x',
    };
    return { value: entry, version: 1 };
  });
