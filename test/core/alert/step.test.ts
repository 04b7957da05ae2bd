import { describe, expect, it } from 'vitest';
import { waitedFor } from '../../../core/alert/step.ts';
import { DAY, MINUTE, SECOND } from '../../../core/time.ts';
import { anAlert, anIncident, aStep, OPENED } from './an-alert.ts';

describe('how long an alert was on its way', () => {
  it.each([
    ['since it was decided', OPENED + 3 * SECOND, 3 * SECOND],
    ['nothing by a clock that is behind', OPENED - SECOND, 0],
    ['two days', OPENED + 2 * DAY, 2 * DAY],
    ['nobody knows beyond: it is of a replay', OPENED + 2 * DAY + 1, undefined],
  ])('is counted: %s', (_name, now, waited) => expect(waitedFor(anAlert(), now)).toBe(waited));

  it('is counted from the end of the gathering, by the step that waits longest', () => {
    const gathered = { ...aStep('reminder-1', 10), dueAt: OPENED + 15 * MINUTE };
    const incident = anIncident({ alerts: [aStep('opened'), gathered, aStep('resolved', 20)] });
    expect(waitedFor({ incident, steps: ['reminder-1', 'resolved'] }, OPENED + 21 * MINUTE)).toBe(6 * MINUTE);
  });
});
