import * as z from 'zod';
import { NOTICE_KINDS, type Notice } from '../notice.ts';
import { isoTime } from '../time.ts';
import { noticeSubject } from './subject.ts';

/** A notice for machines. Times are ISO 8601 outside. */
export const NoticeJson = z.object({
  /** The same for every sending of the same notice. */
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  /** Absent where a whole installation is meant. */
  brand: z.string().optional(),
  brandName: z.string().optional(),
  state: z.enum(['open', 'resolved']),
  at: isoTime,
  since: isoTime,
  /** The line that a mail has as its subject. */
  subject: z.string(),
  headline: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  actions: z.array(z.string()),
});
/** A NoticeJson as JSON shows it. */
export type NoticeJson = z.input<typeof NoticeJson>;

/** What an outgoing webhook carries, in the shape that Standard Webhooks asks for: type, time of the event, data. */
export const NoticeWebhook = z.object({
  type: z.enum(NOTICE_KINDS.map((kind) => `notice.${kind}` as const)),
  timestamp: isoTime,
  data: NoticeJson,
});
export type NoticeWebhook = z.input<typeof NoticeWebhook>;

/** The notice as JSON shows it. */
export const noticeJson = (notice: Notice): NoticeJson => z.encode(NoticeJson, documentOf(notice));

/** The notice as the body of an outgoing webhook. */
export const noticeWebhook = (notice: Notice): NoticeWebhook =>
  z.encode(NoticeWebhook, { type: `notice.${notice.kind}`, timestamp: notice.at, data: documentOf(notice) });

const documentOf = ({ brand, ...notice }: Notice): z.output<typeof NoticeJson> => ({
  ...notice,
  facts: [...notice.facts],
  actions: [...notice.actions],
  ...(brand === undefined ? {} : { brand: brand.brand, brandName: brand.name }),
  subject: noticeSubject(notice),
});
