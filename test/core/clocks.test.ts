import { describe, expect, it } from 'vitest';
import type { Act } from '../../core/act.ts';
import { clocksOf } from '../../core/clocks.ts';
import type { Conversation } from '../../core/conversation.ts';
import { courseOf } from '../../core/course.ts';
import type { Message } from '../../core/message.ts';
import type { Time } from '../../core/time.ts';
import { aMessage, anAnswer } from './a-message.ts';
import { reopened, resolved } from './an-act.ts';

const OFFICE = { timeZone: 'Europe/Berlin', hours: 'mon-fri 09:00-17:00, sat 10:00-14:00' };
/** A time of the second week of March 2026, of which the 9th is a Monday. */
const on = (day: number, clock: string): Time => Date.parse(`2026-03-${String(day).padStart(2, '0')}T${clock}:00+01:00`);
const asks = (day: number, clock: string): Message => aMessage({ id: `x:c${day}-${clock}`, sentAt: on(day, clock) });
const answers = (day: number, clock: string): Message => anAnswer({ id: `x:a${day}-${clock}`, sentAt: on(day, clock) });
const robot = (day: number, clock: string): Message =>
  anAnswer({ id: `x:r${day}-${clock}`, sentAt: on(day, clock), author: { id: 'robot', role: 'automation' } });
const closes = (day: number, clock: string): Act => resolved(on(day, clock));
const opens = (day: number, clock: string): Act => reopened(on(day, clock));
const clocks = (told: readonly Message[], acts: readonly Act[] = [], opening = OFFICE): Conversation['clocks'] =>
  clocksOf(courseOf(told, acts), { opening, answerWithinMinutes: 60 });

describe('the response clocks of a team with opening hours', () => {
  it.each([
    ['within the day', asks(10, '10:00'), answers(10, '10:30'), 30],
    ['from opening on, when asked in the night', asks(10, '23:00'), answers(11, '09:20'), 20],
    ['over the night', asks(10, '16:50'), answers(11, '09:20'), 30],
    ['over the weekend', asks(7, '13:50'), answers(9, '09:20'), 30],
    ['not at all, when somebody answers after hours', asks(10, '20:00'), answers(10, '21:00'), 0],
  ])('count the first response %s', (_name, ask, answer, minutes) => {
    expect(clocks([ask, answer]).firstResponseSeconds).toBe(minutes * 60);
  });

  it('count the next responses on average, and stop for no automation', () => {
    const told = [
      asks(10, '10:00'),
      answers(10, '10:10'),
      asks(10, '16:55'),
      robot(10, '16:56'),
      answers(11, '09:05'),
      asks(11, '10:00'),
      answers(11, '10:20'),
    ];
    expect(clocks(told)).toEqual({ firstResponseSeconds: 600, nextResponseSecondsAverage: 900, overdue: false });
  });

  it.each([
    ['an hour later', [asks(10, '10:00')], on(10, '11:00')],
    ['the next morning', [asks(10, '16:30')], on(11, '09:30')],
    ['by the oldest unanswered message', [asks(10, '10:00'), answers(10, '10:05'), asks(10, '11:00'), asks(10, '11:30')], on(10, '12:00')],
    ['not at all once it is answered', [asks(10, '10:00'), answers(10, '10:05')], undefined],
  ])('are due %s', (_name, told, dueAt) => {
    expect(clocks(told).dueAt).toBe(dueAt);
  });

  it('are due in wall-clock time where the team is always open', () => {
    expect(clocks([asks(10, '23:30')], [], { timeZone: 'Europe/Berlin', hours: 'always' }).dueAt).toBe(on(11, '00:30'));
  });
});

describe('the clocks of a conversation that somebody resolved', () => {
  const talk = [asks(10, '10:00'), answers(10, '10:30'), asks(10, '12:00')];

  it('tell how long the customer waited for the brand in all, and are due no more', () => {
    expect(clocks(talk, [closes(10, '12:15')])).toEqual({ firstResponseSeconds: 1_800, resolutionSeconds: 2_700, overdue: false });
  });

  it('stand still while the brand waits for the customer', () => {
    expect(clocks(talk.slice(0, 2), [closes(11, '16:00')]).resolutionSeconds).toBe(1_800);
  });

  it('stand still while the team is closed', () => {
    expect(clocks([asks(10, '16:50')], [closes(11, '09:10')]).resolutionSeconds).toBe(1_200);
  });

  it('take a resolve act for no response', () => {
    expect(clocks([asks(10, '10:00')], [closes(10, '10:30')])).toEqual({ resolutionSeconds: 1_800, overdue: false });
  });

  it('go on when the customer writes again, from that message', () => {
    expect(clocks([...talk, asks(10, '14:00')], [closes(10, '12:15')])).toEqual({
      firstResponseSeconds: 1_800,
      dueAt: on(10, '15:00'),
      overdue: false,
    });
  });

  it('go on when somebody opens it again, from when the customer asked', () => {
    expect(clocks(talk, [closes(10, '12:15'), opens(10, '12:20')]).dueAt).toBe(on(10, '13:00'));
  });

  it('count every wait when it is resolved again', () => {
    expect(clocks([...talk, asks(10, '14:00')], [closes(10, '12:15'), closes(10, '14:05')]).resolutionSeconds).toBe(3_000);
    expect(clocks(talk, [closes(10, '12:15'), opens(10, '12:20'), closes(10, '12:30')]).resolutionSeconds).toBe(3_600);
  });

  it('say nothing of a resolution that did not last', () => {
    expect(clocks(talk, [closes(10, '12:15'), opens(10, '12:20')]).resolutionSeconds).toBeUndefined();
  });
});
