import { describe, expect, it } from 'vitest';
import { isUrgent, messageId, threadId } from '../../../core/alert/mail-headers.ts';
import { letterOfAlert } from '../../../core/alert/letter.ts';
import { mailSender } from '../../../core/alert/mail-sender.ts';
import { anAlert, anIncident } from './an-alert.ts';

describe('the headers of an alert by mail', () => {
  it('name the alert and its incident by what can stand in any header', () => {
    const [first, again, next] = [anAlert(), anAlert(), anAlert({ id: 'incident-1-resolved' })];
    expect(messageId(first)).toMatch(/^<[0-9a-f]{32}@groundswell>$/);
    expect(messageId(again)).toBe(messageId(first));
    expect(messageId(next)).not.toBe(messageId(first));
    expect(threadId(letterOfAlert(next))).toBe(threadId(letterOfAlert(first)));
  });

  it.each([
    ['critical', 'open', true],
    ['critical', 'acknowledged', true],
    ['critical', 'resolved', false],
    ['serious', 'open', false],
  ] as const)('mark what is %s and %s as urgent: %s', (severity, state, urgent) => {
    expect(isUrgent(anAlert({ incident: anIncident({ severity, state }) }))).toBe(urgent);
  });
});

describe('the sender of mails', () => {
  it('is an address, or nobody', () => expect([mailSender('alerts@example.com'), mailSender('none')]).toEqual(['alerts@example.com', undefined]));
});
