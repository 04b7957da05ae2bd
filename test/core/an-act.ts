import type { Act } from '../../core/act.ts';
import type { Time } from '../../core/time.ts';

/** Somebody resolved a conversation, or opened it again. */
export const resolved = (at: Time, heardTo?: Time): Act => ({
  id: `resolve-${at}`,
  at,
  by: 'mia',
  type: 'resolve',
  ...(heardTo === undefined ? {} : { heardTo }),
});
export const reopened = (at: Time): Act => ({ id: `reopen-${at}`, at, by: 'mia', type: 'reopen' });
