import type { SendMailOptions } from 'nodemailer';
import { alertText } from '../../core/alert/text.ts';
import { fingerprint } from '../../core/alert/step.ts';
import type { Alert } from '../../core/alert.ts';
import type { Time } from '../../core/time.ts';

/** Who alert mails come from when nobody has said. */
export const DEFAULT_FROM = 'groundswell@localhost';

const DOMAIN = 'groundswell';

/**
 * An alert as a mail, without its recipient. The Message-ID is that of the alert, so that a repetition is dropped or shown as the same;
 * all alerts of an incident answer one made-up first mail, so that mail programs keep them together.
 */
export const alertMail = (alert: Alert, from: string, date: Time): SendMailOptions => {
  const { subject, text, html } = alertText(alert);
  const thread = `<${fingerprint(alert.incident.id)}@${DOMAIN}>`;
  return {
    from: from.includes('<') ? from : { name: 'Groundswell', address: from },
    subject,
    text,
    html,
    date: new Date(date),
    messageId: `<${fingerprint(alert.id)}@${DOMAIN}>`,
    inReplyTo: thread,
    references: thread,
    ...(alert.incident.severity === 'critical' && alert.incident.state !== 'resolved' ? { priority: 'high' as const } : {}),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Groundswell-Brand': alert.brand.brand,
      'X-Groundswell-Incident': alert.incident.id,
      'X-Groundswell-Severity': alert.incident.severity,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};
