import { toAscii } from '../alert/foreign-text.ts';
import type { Notice, NoticeKind } from '../notice.ts';

/** Amazon SNS takes subjects of fewer than 100 printable ASCII characters; most lists of mails show no more either. */
const LONGEST = 99;

const BADGES: Readonly<Record<NoticeKind, string>> = {
  silence: 'silence',
  handshake: 'handshake',
  'dead-letters': 'dead letters',
  undelivered: 'undelivered',
  digest: 'digest',
  guidance: 'guidance',
};

/** What a notice is about, in a word or two. */
export const noticeBadge = ({ kind, state }: Pick<Notice, 'kind' | 'state'>): string =>
  state === 'resolved' && kind !== 'digest' ? `${BADGES[kind]}, over` : BADGES[kind];

/** One line for a list of mails: what it is about first, under 100 printable ASCII characters. */
export const noticeSubject = (notice: Pick<Notice, 'kind' | 'state' | 'headline'>): string =>
  toAscii(`${noticeBadge(notice).toUpperCase()}: ${notice.headline}`)
    .slice(0, LONGEST)
    .trimEnd();
