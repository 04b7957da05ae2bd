import type { Act } from '../../core/act.ts';
import type { Time } from '../../core/time.ts';

/** Somebody resolved a conversation, or opened it again. */
export const resolved = (at: Time): Act => ({ id: `resolve-${at}`, at, by: 'mia', type: 'resolve' });
export const reopened = (at: Time): Act => ({ id: `reopen-${at}`, at, by: 'mia', type: 'reopen' });
