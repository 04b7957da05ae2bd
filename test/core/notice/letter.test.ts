import { describe, expect, it } from 'vitest';
import { threadId } from '../../../core/alert/mail-headers.ts';
import { NoticeWebhook } from '../../../core/notice/json.ts';
import { letterOfNotice } from '../../../core/notice/letter.ts';
import { NOTICE_KINDS } from '../../../core/notice.ts';
import { aNotice } from './a-notice.ts';

const NORDWIND = { brand: 'nordwind', name: 'Nordwind', timeZone: 'Europe/Berlin' };

describe('a notice as a letter', () => {
  it('says what is wrong, since when, the facts and what to do, in both parts of the mail', () => {
    const { subject, text, html } = letterOfNotice(aNotice());
    expect(subject).toBe('SILENCE: Nothing has come from the X account of Nordwind for 3 h');
    for (const part of [
      'Nothing has come from the X account of Nordwind for 3 h',
      'Since Tue 10 Mar 2026, 11:05 CET (10:05 UTC)',
      '40 messages in this time',
      'Check the connection at the platform.',
      'Groundswell for Nordwind.',
    ]) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
  });

  it.each(NOTICE_KINDS)('has a subject of fewer than 100 ASCII characters, whatever it is called: %s', (kind) => {
    const { subject } = letterOfNotice(aNotice({ kind, headline: 'Über 字 🌊 '.repeat(40) }));
    expect(subject).toMatch(/^[ -~]{10,99}$/);
    expect(subject.toLowerCase()).toContain(kind.replace('-', ' '));
  });

  it('says when it is over, in the same thread as what was wrong', () => {
    const over = letterOfNotice(aNotice({ id: 'silence-nordwind-1-over', state: 'resolved' }));
    expect(over.subject).toMatch(/^SILENCE, OVER: /);
    expect(over.text).toContain('From Tue 10 Mar 2026, 11:05 CET (10:05 UTC) to Tue 10 Mar 2026, 14:05 CET (13:05 UTC)');
    expect(threadId(over)).toBe(threadId(letterOfNotice(aNotice())));
    expect(threadId(letterOfNotice(aNotice({ kind: 'handshake' })))).not.toBe(threadId(over));
  });

  it('is for machines what its schema says', () => {
    const webhook: unknown = JSON.parse(letterOfNotice(aNotice()).webhook());
    expect(NoticeWebhook.parse(webhook).data).toMatchObject({ kind: 'silence', brand: 'nordwind', brandName: 'Nordwind' });
    expect(webhook).toMatchObject({ type: 'notice.silence', timestamp: '2026-03-10T13:05:00.000Z' });
  });

  it('is on a topic for whoever filters by brand or kind, and for nobody who filters by severity', () => {
    const { attributes, message } = letterOfNotice(aNotice({ kind: 'digest', brand: NORDWIND })).topic();
    expect(attributes).toEqual({ id: 'silence-nordwind-1', brand: 'nordwind', severity: 'info', kind: 'digest', state: 'open' });
    expect(JSON.parse(message)).toMatchObject({ sms: expect.stringContaining('DIGEST'), sqs: expect.stringContaining('"kind":"digest"') });
  });

  it('fits a topic however many facts it has', () => {
    const facts = Array.from({ length: 20_000 }, (_, number) => ({ label: `Fact ${number}`, value: '字' }));
    expect(() => letterOfNotice(aNotice({ facts, actions: [] })).topic()).not.toThrow();
  });

  it('may be about the whole installation', () => {
    const { brand: _brand, ...whole } = aNotice({ kind: 'dead-letters', headline: '3 deliveries could not be analysed' });
    const letter = letterOfNotice(whole);
    expect(letter.brand).toBe('groundswell');
    expect(letter.text).toContain('Groundswell for this installation.');
    expect(JSON.parse(letter.webhook())).not.toHaveProperty('data.brand');
  });

  it('lets nothing in it become markup', () => {
    expect(letterOfNotice(aNotice({ headline: '<script>', facts: [{ label: '<b>', value: '<i>' }] })).html).not.toMatch(/<script>|<b>|<i>/);
  });
});
