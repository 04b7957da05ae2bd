import { createTransport } from 'nodemailer';
import { codeOf, DELIVERED, failed } from '../../core/alert/outcome.ts';
import { SECOND } from '../../core/time.ts';
import type { Destination } from '../../lambdas/alert-ports.ts';
import type { Now } from '../../lambdas/ports.ts';
import { DEFAULT_FROM, letterMail } from './letter-mail.ts';
import type { MailRate } from './mail-rate.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://...`, with nodemailer's options as its query. */
  readonly url: string;
  /** Who the mails come from: an address, or `Name <address>`. @default groundswell@localhost */
  readonly from?: string;
  readonly now: Now;
  /** The ceiling for all mails. */
  readonly rate: MailRate;
}

/** No relay worth its name takes longer to answer. */
const PATIENCE = 10 * SECOND;

/** Makes a destination of an address. Each address gets a mail of its own, so that one that is refused stops no other. */
export const createSmtpAlerts = ({ url, from = DEFAULT_FROM, now, rate }: SmtpOptions): ((address: string) => Destination) => {
  const relay = createTransport({ url, connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE, dnsTimeout: PATIENCE });
  return (address) => ({
    name: `mail:${address}`,
    deliver: async (letter) => {
      try {
        const send = () => relay.sendMail({ ...letterMail(letter, from, now()), to: { name: '', address } });
        return (await rate.inTurn(letter.first, send)) ? DELIVERED : failed('SMTP: too many mails at once');
      } catch (error) {
        return failed(`SMTP ${codeOf(error)}${replyCode(error)}`);
      }
    },
  });
};

const replyCode = (error: unknown): string =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? ` ${error.responseCode}` : '';
