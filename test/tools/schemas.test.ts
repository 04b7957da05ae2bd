import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { alertJson } from '../../core/alert/json.ts';
import { noticeJson } from '../../core/notice/json.ts';
import { NOTICE_KINDS } from '../../core/notice.ts';
import { SCHEMAS, schemaText } from '../../tools/schemas.ts';
import { anAlert, anIncident, aStep, OPENED } from '../core/alert/an-alert.ts';
import { aNotice } from '../core/notice/a-notice.ts';

const textOf = (name: string): string => readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'schemas', name), 'utf8');

/** Whether a document is as the published file says. */
const fits = (name: keyof typeof SCHEMAS, document: unknown): boolean => z.fromJSONSchema(JSON.parse(textOf(name))).safeParse(document).success;

describe('the published schemas', () => {
  it.each(Object.entries(SCHEMAS))('%s is what the code says: npm run docs:schemas writes it anew', (name, schema) => {
    expect(textOf(name)).toBe(schemaText(schema));
  });

  it.each(['opened', 'escalated-critical', 'reminder-1', 'second-contact', 'resolved'])('describe an alert of step %s', (step) => {
    const incident = anIncident({ alerts: [aStep('opened'), { ...aStep(step, 20), claimedAt: OPENED, deliveredAt: OPENED }], verdict: 'real' });
    for (const kind of ['crisis', 'viral', 'ghost'] as const)
      expect(fits('alert.schema.json', alertJson(anAlert({ kind, steps: [step], incident: { ...incident, kind } })))).toBe(true);
  });

  it.each(NOTICE_KINDS)('describe a notice of kind %s', (kind) => {
    const { brand: _brand, ...whole } = aNotice({ kind, state: 'resolved' });
    expect(fits('notice.schema.json', noticeJson(aNotice({ kind })))).toBe(true);
    expect(fits('notice.schema.json', noticeJson(whole))).toBe(true);
  });

  it('allow fields that are new, and miss those that are required', () => {
    const { severity: _severity, ...less } = alertJson(anAlert());
    expect(fits('alert.schema.json', { ...alertJson(anAlert()), news: 1 })).toBe(true);
    expect(fits('alert.schema.json', less)).toBe(false);
    expect(fits('notice.schema.json', { ...noticeJson(aNotice()), kind: 'gossip' })).toBe(false);
  });
});
