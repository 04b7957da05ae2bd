import { describe, expect, it } from 'vitest';
import { readAcknowledgeToken } from '../../../core/alert/acknowledge-token.ts';
import { alertLinks } from '../../../core/alert/links.ts';
import { DAY } from '../../../core/time.ts';
import { anIncident, OPENED } from './an-alert.ts';

const links = (keys: readonly string[]) => alertLinks('https://care.example', anIncident(), keys, OPENED);
const tokenOf = (url = ''): string => url.replace('https://care.example/acknowledge/', '');

describe('the links of an alert', () => {
  it('lead to the incident, and to its acknowledgement by the newest key', () => {
    const { incidentUrl, acknowledgeUrl } = links(['new', 'old']);
    expect(incidentUrl).toBe('https://care.example/incidents/incident-1');
    expect(readAcknowledgeToken(tokenOf(acknowledgeUrl), ['new'], OPENED)).toBe('incident-1');
  });

  it.each([
    ['until seven days are over', 7 * DAY - 1, 'incident-1'],
    ['and no longer', 7 * DAY, 'Please use the link of a newer alert'],
  ])('let acknowledge %s', (_name, after, said) => {
    const read = () => readAcknowledgeToken(tokenOf(links(['key']).acknowledgeUrl), ['key'], OPENED + after);
    if (after < 7 * DAY) expect(read()).toBe(said);
    else expect(read).toThrow(said);
  });

  it('let nobody acknowledge while there is no key', () => expect(links([])).toEqual({ incidentUrl: 'https://care.example/incidents/incident-1' }));
});
