import type { Notice } from '../../../core/notice.ts';
import { HOUR } from '../../../core/time.ts';
import { OPENED } from '../alert/an-alert.ts';

export const aNotice = (changes: Partial<Notice> = {}): Notice => ({
  id: 'silence-nordwind-1',
  kind: 'silence',
  brand: { brand: 'nordwind', name: 'Nordwind', timeZone: 'Europe/Berlin' },
  state: 'open',
  at: OPENED,
  since: OPENED - 3 * HOUR,
  headline: 'Nothing has come from the X account of Nordwind for 3 h',
  facts: [{ label: 'Usual', value: '40 messages in this time' }],
  actions: ['Check the connection at the platform.'],
  ...changes,
});
