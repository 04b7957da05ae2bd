import type { SendMailOptions } from 'nodemailer';
import { mailHeaders, messageId, threadId } from '../../core/alert/mail-headers.ts';
import type { Letter } from '../../core/letter.ts';
import type { Time } from '../../core/time.ts';

/** Who alert mails come from when nobody has said. */
export const DEFAULT_FROM = 'groundswell@localhost';

/**
 * A letter as a mail, without its recipient. The Message-ID is that of the letter, so that a repetition is dropped or shown as the same;
 * all letters of a thread answer one made-up first mail, so that mail programs keep them together.
 */
export const letterMail = (letter: Letter, from: string, date: Time): SendMailOptions => {
  const { subject, text, html } = letter;
  const thread = threadId(letter);
  return {
    from: from.includes('<') ? from : { name: 'Groundswell', address: from },
    subject,
    text,
    html,
    date: new Date(date),
    messageId: messageId(letter),
    inReplyTo: thread,
    references: thread,
    ...(letter.urgent ? { priority: 'high' as const } : {}),
    headers: { ...mailHeaders(letter) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};
