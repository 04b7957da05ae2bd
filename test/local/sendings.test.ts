import { describe, expect, it } from 'vitest';
import { createSendings } from '../../local/sendings.ts';
import { inMemoryLog } from '../in-memory-ports.ts';

describe('what is sent while the analysis goes on', () => {
  it('is under way until it has ended, and what began meanwhile as well', async () => {
    const sendings = createSendings(inMemoryLog());
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    sendings.letGo(first.promise);
    const seen: string[] = [];
    const ended = sendings.ended().then(() => seen.push('ended'));
    sendings.letGo(second.promise);
    first.resolve();
    await first.promise;
    expect(sendings.isUnderWay()).toBe(true);
    seen.push('second');
    second.resolve();
    await ended;
    expect(seen).toEqual(['second', 'ended']);
    expect(sendings.isUnderWay()).toBe(false);
  });

  it('tells of its faults, and ends nothing by them', async () => {
    const log = inMemoryLog();
    const sendings = createSendings(log);
    sendings.letGo(Promise.reject(new RangeError('the disk is full')));
    await sendings.ended();
    expect(log.lines).toMatchObject([{ level: 'error', event: 'sending failed', facts: { reason: expect.stringContaining('the disk is full') } }]);
  });
});
