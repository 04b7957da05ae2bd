import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../core/brand.ts';
import { deadLettersNotice, handshakeNotice, silenceNotice } from '../../core/hearing-notices.ts';
import { awaited, type Heard } from '../../core/silence.ts';
import { DAY, HOUR } from '../../core/time.ts';

const NOON = Date.UTC(2026, 2, 2, 12);
const HARBOUR = BrandDocument.parse({
  brand: 'harbour',
  name: 'Harbour',
  timeZone: 'Europe/Berlin',
  accounts: [{ platform: 'x', account: '4900999' }],
});
const HEARD: Heard = {
  kind: 'account',
  platform: 'x',
  account: '4900999',
  firstAt: NOON - 20 * DAY,
  lastAt: NOON,
  messages: 600,
  recent: 200,
  longestGap: 10 * HOUR,
};
const open = { id: 'silence:x:4900999:1', state: 'open', since: NOON, told: undefined } as const;

describe('what operators read', () => {
  it('of a silent account: which, since when, what is usual, and what to look at', () => {
    const notice = silenceNotice(HARBOUR, HEARD, {}, open, NOON + 31 * HOUR);
    expect(notice).toMatchObject({
      id: 'silence:x:4900999:1',
      kind: 'silence',
      state: 'open',
      brand: { brand: 'harbour', name: 'Harbour', timeZone: 'Europe/Berlin' },
      since: NOON,
      headline: 'The x account 4900999 has been silent for 1 d 7 h',
    });
    expect(notice.facts).toEqual([
      { label: 'Account', value: 'x 4900999' },
      { label: 'Last heard', value: 'Mon 2 Mar 2026, 13:00 CET (12:00 UTC)' },
      { label: 'Longest usual pause', value: '10 h' },
      { label: 'Usual pace', value: 'about 23 messages a day' },
      { label: 'Reported after', value: '1 d 6 h, by its usual pauses' },
    ]);
    expect(notice.actions.join(' ')).toMatch(/console.*secret.*certificate.*silentAfterMinutes/);
  });

  it('of an account that was never heard: since when it is waited for, and who said how long', () => {
    const { headline, facts } = silenceNotice(HARBOUR, awaited(HEARD, NOON), { silentAfterMinutes: 45 }, open, NOON + HOUR);
    expect(headline).toBe('The x account 4900999 has not been heard yet, for 1 h');
    expect(facts).toContainEqual({ label: 'Waited for since', value: 'Mon 2 Mar 2026, 13:00 CET (12:00 UTC)' });
    expect(facts).toContainEqual({ label: 'Reported after', value: '45 min, as the brand document says' });
  });

  it('of an account that speaks again', () => {
    const over = { ...open, id: `${open.id}:resolved`, state: 'resolved' } as const;
    const { state, headline, facts } = silenceNotice(HARBOUR, { ...HEARD, lastAt: NOON + DAY }, {}, over, NOON + DAY);
    expect({ state, headline }).toEqual({ state: 'resolved', headline: 'The x account 4900999 is heard again' });
    expect(facts).toContainEqual({ label: 'Silent since', value: 'Mon 2 Mar 2026, 13:00 CET (12:00 UTC)' });
  });

  it.each([
    ['of all of X', { platform: 'x' }, 'open', 'The handshake of x lapsed 2 h ago'],
    ['of one channel', { platform: 'youtube', account: 'UC1' }, 'open', 'The handshake of youtube account UC1 lapsed 2 h ago'],
    ['that is renewed', { platform: 'x' }, 'resolved', 'The handshake of x is renewed'],
  ] as const)('of a handshake %s', (_name, about, state, headline) => {
    const shaken = { kind: 'handshake', ...about, at: NOON - DAY, until: NOON } as const;
    const notice = handshakeNotice(HARBOUR, shaken, { ...open, id: 'handshake', state }, NOON + 2 * HOUR);
    expect(notice).toMatchObject({ id: 'handshake:harbour', kind: 'handshake', headline, brand: { brand: 'harbour' } });
    expect(notice.facts).toContainEqual({ label: 'Last handshake', value: 'Sun 1 Mar 2026, 13:00 CET (12:00 UTC)' });
  });

  it.each([
    ['one', 1, 'open', 'Dead letters: 1 message could not be analysed'],
    ['many', 1_200, 'open', 'Dead letters: 1,200 messages could not be analysed'],
    ['none any more', 0, 'resolved', 'There are no dead letters any more'],
  ] as const)('of dead letters: %s', (_name, count, state, headline) => {
    const notice = deadLettersNotice({ id: 'dead-letters', state, since: NOON, count }, NOON);
    expect(notice).toMatchObject({ kind: 'dead-letters', state, headline });
    expect(notice.brand).toBeUndefined();
  });
});
