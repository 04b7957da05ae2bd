import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { alertJson, AlertJson, AlertWebhook, alertWebhook } from '../../../core/alert/json.ts';
import { alertText } from '../../../core/alert/text.ts';
import { MINUTE } from '../../../core/time.ts';
import { aLoudMessage, anAlert, anIncident, aStep, OPENED, someEvidence } from './an-alert.ts';

const after = (minutes: number): number => OPENED + minutes * MINUTE;
const textOf = (changes: Parameters<typeof anAlert>[0] = {}): string => alertText(anAlert(changes)).text;

/** What a mail program shows of it, written as the text part is. */
const shown = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replaceAll(' · ', ' | ');

describe('the text of an alert', () => {
  it.each([
    ['what happens', '68 % of what people say about Nordwind is negative'],
    ['how much of it', '412 messages from 287 people in 60 minutes. 12 % would be usual.'],
    ['since when, for the brand and for everybody', 'Since Tue 10 Mar 2026, 14:05 CET (13:05 UTC)'],
    ['where to acknowledge', 'https://alerts.nordwind.example/acknowledge/token-1'],
    ['where to read on', 'https://alerts.nordwind.example/incidents/incident-1'],
    ['the share with its interval', '273 of 402 = 68 % (95 % sure: 63 to 72 %)'],
    ['the usual share', '12 % negative'],
    ['the authors', '287, of whom 201 unhappy'],
    ['the reach', 'up to 1.23 million'],
    ['the platforms', 'X 300, Facebook 80, WhatsApp 32'],
    ['the languages', 'English 300, German 90, Turkish 12, unknown 10'],
    ['how many were not readable', '10 messages, left out of the shares'],
    ['why', 'surely more than 63 %'],
    ['what people say', 'no internet | third time this week | hotline dead'],
    ['who drives it', '@lena_b on X, 13:45 CET, reach 120 thousand, 1,125 reactions'],
    ['what they wrote', 'Third time this week that @nordwind is down'],
    ['where they wrote it', 'https://x.example/lena_b/status/1'],
    ['what to do', 'Say in public within 30 minutes what is known'],
  ])('says %s, in both parts of the mail', (_name, part) => {
    const { text, html } = alertText(anAlert());
    expect(text).toContain(part);
    expect(`${shown(html)} ${html}`).toContain(part);
  });

  it('is the same for the same alert', () => {
    expect(alertText(anAlert())).toEqual(alertText(anAlert()));
  });

  it('offers no button once somebody has acknowledged', () => {
    const incident = anIncident({ state: 'acknowledged', acknowledgedAt: after(4) });
    expect(textOf({ incident, steps: ['reminder-1'] })).not.toContain('token-1');
  });

  it('stands without links where no public address is known', () => {
    const { acknowledgeUrl: _acknowledge, incidentUrl: _incident, ...alert } = anAlert();
    expect(alertText(alert).html).not.toContain('href="https://alerts');
    expect(alertText(alert).text).toContain('WHAT TO DO NOW');
  });

  it('reminds that nobody has acknowledged', () => {
    const text = textOf({ steps: ['reminder-1'], incident: anIncident({ alerts: [aStep('opened'), aStep('reminder-1', 15)] }) });
    expect(text).toContain('Nobody has acknowledged this yet\nOpen for 15 min.');
  });

  it('tells the second contact for how long nobody has acknowledged', () => {
    const incident = anIncident({ alerts: [aStep('opened'), aStep('second-contact', 8)] });
    const alert = anAlert({ steps: ['second-contact'], incident });
    const { subject, text } = alertText(alert);
    expect(subject).toBe('CRITICAL (second contact: nobody has acknowledged for 8 min): 68 % negative at Nordwind');
    expect(text).toContain('CRITICAL, SECOND CONTACT: Second contact: nobody has acknowledged for 8 min');
    expect(text).toContain('1. Acknowledge');
    expect(AlertWebhook.parse(alertWebhook(alert)).type).toBe('incident.second-contact');
  });

  it('reminds whoever acknowledged that the public has heard nothing', () => {
    const incident = anIncident({ state: 'acknowledged', acknowledgedAt: after(4), alerts: [aStep('opened'), aStep('reminder-1', 30)] });
    const text = textOf({ steps: ['reminder-1'], incident });
    expect(text).toContain('Nordwind has not answered in public yet');
    expect(text).toContain('Acknowledged: after 4 min (14:09 CET)');
  });

  it('tells gathered steps in their order, with their times', () => {
    const incident = anIncident({ alerts: [aStep('opened'), aStep('escalated-critical', 20), aStep('reminder-1', 35)] });
    expect(textOf({ steps: ['escalated-critical', 'reminder-1'], incident })).toContain('14:25 CET: Became critical\n14:40 CET: Reminder 1');
  });

  it('brings good news when it is over: how long everything took', () => {
    const times = { acknowledgedAt: after(4), answeredAt: after(31), recoveredAt: after(110), resolvedAt: after(125) };
    const text = textOf({ steps: ['resolved'], incident: anIncident({ state: 'resolved', ...times }) });
    expect(text).toContain('RESOLVED: Nordwind is calm again');
    expect(text).toContain('Good news: it is over after 1 h 50 min; acknowledged after 4 min, answered in public after 31 min.');
    expect(text).toContain('real or a false alarm');
    expect(text).not.toContain('Acknowledge:');
  });

  it('says who did not react when it was over', () => {
    const text = textOf({ steps: ['resolved'], incident: anIncident({ state: 'resolved', recoveredAt: after(110) }) });
    expect(text).toContain('nobody acknowledged it, nobody answered in public');
  });

  it('reads differently when one message is spreading', () => {
    const text = textOf({ incident: anIncident({ kind: 'viral' }) });
    expect(text).toContain('One negative message about Nordwind is spreading\nIt can have reached 120 thousand people');
    expect(text).toContain('under the message itself');
  });

  it('says that the usual share is not learned yet', () => {
    const { baselineShare: _unknown, ...evidence } = someEvidence();
    expect(textOf({ incident: anIncident({ evidence }) })).toContain('Usual: not learned yet');
  });

  it('quotes three messages at most, each cut at 280 characters, on one line', () => {
    const long = aLoudMessage({ text: `first\nsecond ${'👩‍👩‍👧 '.repeat(200)}` });
    const quotes = textOf({ driving: [long, long, long, long] })
      .split('\n')
      .filter((line) => line.startsWith('  > '));
    expect(quotes).toHaveLength(3);
    expect(quotes[0]).toMatch(/^ {2}> first second .*👩‍👩‍👧…$/u);
    expect((quotes[0] ?? '').length).toBeLessThanOrEqual(4 + 280);
  });

  it('keeps a deleted message to itself', () => {
    const text = textOf({ driving: [aLoudMessage({ deleted: true, text: 'leftover' })] });
    expect(text).toContain('(deleted by its author)');
    expect(text).not.toMatch(/leftover|lena_b/);
  });
});

describe('the HTML of an alert', () => {
  const attack = `<script>alert("x")</script><img src=x onerror='y'>&amp;`;

  it('escapes whatever others have written', () => {
    const message = aLoudMessage({ text: attack, author: { id: 'u', handle: attack, role: 'customer' }, platform: 'x' });
    const evidence = someEvidence({ phrases: [attack], because: [attack], languages: { [attack]: 1 }, platforms: { [attack]: 1 } });
    const { html } = alertText(
      anAlert({ driving: [message], incident: anIncident({ evidence }), brand: { brand: 'b', name: attack, timeZone: 'UTC' } }),
    );
    expect(html).not.toMatch(/<script|<img|"x"/);
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
  });

  it('links nowhere but to http and https', () => {
    const { html } = alertText(anAlert({ driving: [aLoudMessage({ url: 'javascript:alert(1)' })], acknowledgeUrl: 'data:text/html,x' }));
    expect(html).not.toMatch(/javascript:|data:/);
  });

  it('loads nothing from anywhere', () => {
    expect(alertText(anAlert()).html).not.toMatch(/<img|<link|<script|<iframe|url\(|@import|\bsrc=/);
  });
});

describe('the JSON of an alert', () => {
  it('is what its schema says, with ISO times', () => {
    const json = alertJson(anAlert());
    expect(z.decode(AlertJson, json)).toMatchObject({
      id: 'incident-1-opened',
      brand: 'nordwind',
      severity: 'critical',
      state: 'open',
      steps: ['opened'],
    });
    expect(json.incident.openedAt).toBe('2026-03-10T13:05:00.000Z');
    expect(json.driving[0]?.id).toBe('x:1');
  });

  it.each([
    ['opened', 'incident.opened'],
    ['escalated-critical', 'incident.escalated'],
    ['reminder-2', 'incident.reminded'],
    ['resolved', 'incident.resolved'],
  ])('goes out as a webhook whose type tells the step %s', (step, type) => {
    const webhook = alertWebhook(anAlert({ steps: [step], incident: anIncident({ alerts: [aStep('opened'), aStep(step, 20)] }) }));
    expect(z.decode(AlertWebhook, webhook).type).toBe(type);
    expect(Date.parse(webhook.timestamp)).toBe(step === 'opened' ? OPENED : after(20));
  });
});
