import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAcknowledgeToken, signAcknowledgeToken } from '../../../core/alert/acknowledge-token.ts';
import { OPENED } from './an-alert.ts';

const KEY = 'the key of these tests';
const token = signAcknowledgeToken({ incident: 'incident-1', expires: OPENED }, KEY);
const refused = (status: number) => expect.objectContaining({ name: 'Problem', status });

describe('a token to acknowledge', () => {
  it('speaks for its incident, whatever the id', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 100 }), fc.string({ minLength: 1 }), (incident, key) => {
        const signed = signAcknowledgeToken({ incident, expires: OPENED }, key);
        expect(readAcknowledgeToken(signed, [key], OPENED - 1)).toBe(incident);
        expect(signed).toMatch(/^[\w-]+\.[\w-]+$/);
      }),
    );
  });

  it.each([
    ['just before it expires', OPENED - 1, undefined],
    ['when it expires', OPENED, 410],
    ['just after', OPENED + 1, 410],
  ])('is good until it expires: %s', (_name, now, status) => {
    const read = () => readAcknowledgeToken(token, [KEY], now);
    if (status === undefined) expect(read()).toBe('incident-1');
    else expect(read).toThrow(refused(status));
  });

  it('is still good after its key was rotated, and no longer once the key is taken out', () => {
    expect(readAcknowledgeToken(token, ['a newer key', KEY], OPENED - 1)).toBe('incident-1');
    expect(() => readAcknowledgeToken(token, ['a newer key'], OPENED - 1)).toThrow(refused(401));
  });

  const other = signAcknowledgeToken({ incident: 'incident-2', expires: OPENED }, KEY);
  it.each([
    ['nothing', ''],
    ['no signature', token.split('.')[0] ?? ''],
    ['an empty signature', `${token.split('.')[0]}.`],
    ['another payload', `${other.split('.')[0]}.${token.split('.')[1]}`],
    ['a truncated signature', token.slice(0, -1)],
    ['a third part', `${token}.x`],
    ['padding', `${token}=`],
    ['a huge text', 'x'.repeat(1_000_000)],
  ])('is refused with %s', (_name, forged) => {
    expect(() => readAcknowledgeToken(forged, [KEY], OPENED - 1)).toThrow(refused(401));
  });

  it('is refused where no key is known, or only an empty one', () => {
    expect(() => readAcknowledgeToken(token, [], OPENED - 1)).toThrow(refused(401));
    expect(() => readAcknowledgeToken(token, [''], OPENED - 1)).toThrow(refused(401));
    expect(() => signAcknowledgeToken({ incident: 'incident-1', expires: OPENED }, '')).toThrow(RangeError);
  });
});
