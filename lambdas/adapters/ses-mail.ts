import { SendEmailCommand, SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';
import { mailHeaders, threadId } from '../../core/alert/mail-headers.ts';
import { mailSender } from '../../core/alert/mail-sender.ts';
import { codeOf, DELIVERED, failed } from '../../core/alert/outcome.ts';
import type { Letter } from '../../core/letter.ts';
import type { Destination, SendRate } from '../alert-ports.ts';

export interface SesMailOptions {
  readonly client: SESv2Client;
  /** Who mails come from: an address, or `Name <address>`, that SES has verified. */
  readonly sender: string;
  /** The ceiling for all mails. */
  readonly rate: SendRate;
}

/** A client for mails. Once it is refused for its speed it is not tried again at once: the sweep does, a minute later. */
export const createSesClient = (config: SESv2ClientConfig = {}): SESv2Client =>
  new SESv2Client({ maxAttempts: 1, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true }, ...config });

/** Mails to a brand's own addresses, or none where no sender is set: the topic mails them then. */
export const createMail = ({ sender, ...options }: SesMailOptions): ((emails: readonly string[]) => readonly Destination[]) => {
  const from = mailSender(sender);
  if (from === undefined) return () => [];
  const mailTo = createSesMail({ ...options, sender: from });
  return (emails) => [...new Set(emails)].map(mailTo);
};

/** Makes a destination of an address. Each address gets a mail of its own, so that one that is refused stops no other. */
export const createSesMail =
  ({ client, sender, rate }: SesMailOptions): ((address: string) => Destination) =>
  (address) => ({
    name: `mail:${address}`,
    deliver: async (letter) => {
      try {
        if (!(await rate.turn(letter.first))) return failed('SES: too many mails at once');
        await client.send(mailOf(letter, sender, address));
        return DELIVERED;
      } catch (error) {
        return failed(`SES ${codeOf(error)}`);
      }
    },
  });

function mailOf(letter: Letter, sender: string, address: string): SendEmailCommand {
  const { subject, text, html } = letter;
  return new SendEmailCommand({
    FromEmailAddress: sender.includes('<') ? sender : `Groundswell <${sender}>`,
    Destination: { ToAddresses: [address] },
    Content: {
      Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) }, Headers: headersOf(letter) },
    },
  });
}

/** SES gives every mail a Message-ID of its own: ours stands beside it. */
const headersOf = (letter: Letter): { Name: string; Value: string }[] => {
  const thread = threadId(letter);
  const headers = {
    ...mailHeaders(letter),
    'X-Groundswell-Alert-Id': letter.id,
    'In-Reply-To': thread,
    References: thread,
    ...(letter.urgent ? { Importance: 'high' } : {}),
  };
  return Object.entries(headers).map(([Name, Value]) => ({ Name, Value }));
};

const utf8 = (Data: string): { Data: string; Charset: string } => ({ Data, Charset: 'UTF-8' });
