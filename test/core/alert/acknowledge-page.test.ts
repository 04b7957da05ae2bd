import { describe, expect, it } from 'vitest';
import { acknowledgedPage, questionPage, refusalPage } from '../../../core/alert/acknowledge-page.ts';
import { MINUTE } from '../../../core/time.ts';
import { anAlert, anIncident, OPENED } from './an-alert.ts';

const { brand } = anAlert();
const acknowledged = anIncident({ state: 'acknowledged', acknowledgedAt: OPENED + 4 * MINUTE, acknowledgedBy: 'jo' });
const BUTTON = '<form method="post"><button type="submit"';

describe('the page behind a link to acknowledge', () => {
  it('shows what it is about, since when, and one button', () => {
    const page = questionPage({ brand, incident: anIncident() });
    expect(page).toContain('68 % of what people say about Nordwind is negative');
    expect(page).toContain('Since Tue 10 Mar 2026, 14:05 CET (13:05 UTC)');
    expect(page.split(BUTTON)).toHaveLength(2);
  });

  it('speaks of what is over in the past', () => {
    const page = questionPage({ incident: anIncident({ state: 'resolved', resolvedAt: OPENED + 90 * MINUTE }), brand });
    expect(page).toContain('68 % of what people said about Nordwind was negative.');
  });

  it.each([
    ['somebody has it already', acknowledged, 'by jo'],
    ['it is over', anIncident({ state: 'resolved', resolvedAt: OPENED + 90 * MINUTE }), 'Over Tue 10 Mar 2026, 15:35 CET'],
  ])('has no button when %s, and says so', (_name, incident, words) => {
    const page = questionPage({ brand, incident });
    expect(page).toContain(words);
    expect(page).not.toContain('<form');
  });

  it('confirms who has it and since when', () => {
    const page = acknowledgedPage({ brand, incident: acknowledged });
    expect(page).toContain('<h1');
    expect(page).toContain('Acknowledged Tue 10 Mar 2026, 14:09 CET (13:09 UTC) by jo');
    expect(page).not.toContain('<form');
  });

  it.each([
    ['question', questionPage({ brand: { ...brand, name: '<script>x</script>' }, incident: anIncident() })],
    ['confirmation', acknowledgedPage({ brand, incident: { ...acknowledged, acknowledgedBy: '<script>x</script>' } })],
    ['refusal', refusalPage('Link expired', '<script>x</script>')],
  ])('holds no script, no foreign resource and nothing unescaped: %s', (_name, page) => {
    expect(page).not.toMatch(/<script|<img|<link|\bsrc=|\bhref=|url\(/);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('width=device-width');
  });
});
