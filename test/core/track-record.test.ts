import { describe, expect, it } from 'vitest';
import type { Incident } from '../../core/incident.ts';
import { trackRecord } from '../../core/track-record.ts';
import { anIncident } from '../contracts/builders.ts';

const judged = (rules: string[], verdict?: Incident['verdict']): Incident => anIncident({ rules, ...(verdict === undefined ? {} : { verdict }) });

describe('the track record of a rule', () => {
  it('counts what operators said of its incidents, and leaves out what nobody judged', () => {
    const earlier = [
      judged(['threshold'], 'real'),
      judged(['threshold', 'viral'], 'real'),
      judged(['threshold'], 'false-alarm'),
      judged(['threshold']),
    ];
    expect(trackRecord(earlier, ['threshold', 'viral', 'surge'])).toEqual([
      { rule: 'threshold', real: 2, falseAlarms: 1 },
      { rule: 'viral', real: 1, falseAlarms: 0 },
    ]);
  });
});
