import type { SendMailOptions } from 'nodemailer';
import { alertMessageId, incidentThread, isUrgent, mailHeaders } from '../../core/alert/mail-headers.ts';
import { alertText } from '../../core/alert/text.ts';
import type { Alert } from '../../core/alert.ts';
import type { Time } from '../../core/time.ts';

/** Who alert mails come from when nobody has said. */
export const DEFAULT_FROM = 'groundswell@localhost';

/**
 * An alert as a mail, without its recipient. The Message-ID is that of the alert, so that a repetition is dropped or shown as the same;
 * all alerts of an incident answer one made-up first mail, so that mail programs keep them together.
 */
export const alertMail = (alert: Alert, from: string, date: Time): SendMailOptions => {
  const { subject, text, html } = alertText(alert);
  const thread = incidentThread(alert);
  return {
    from: from.includes('<') ? from : { name: 'Groundswell', address: from },
    subject,
    text,
    html,
    date: new Date(date),
    messageId: alertMessageId(alert),
    inReplyTo: thread,
    references: thread,
    ...(isUrgent(alert) ? { priority: 'high' as const } : {}),
    headers: { ...mailHeaders(alert) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};
