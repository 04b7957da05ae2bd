import { validateSignature } from '@line/bot-sdk';
import { verifySlackRequest } from '@slack/bolt';
import { Webhook } from 'standardwebhooks';
import twilioSdk from 'twilio';
import type { Delivery } from '../../core/platforms/platform.ts';

/** What a platform's own package does to verify a delivery. */
export interface OfficialVerifier {
  readonly name: string;
  /** False, or an error, when the signature is wrong. Its package gets what it wants, as a server would have it: text, bytes or fields. */
  verifier(secret: string, delivery: Delivery): () => boolean;
}

/** The packages that npm has, by our names of the platforms. */
export const OFFICIAL_VERIFIERS: Readonly<Record<string, OfficialVerifier>> = {
  standard: {
    name: 'standardwebhooks',
    verifier: (secret, { headers, body }) => {
      const webhook = new Webhook(secret);
      const text = body.toString('utf8');
      return () => webhook.verify(text, { ...headers }) !== undefined;
    },
  },
  line: {
    name: '@line/bot-sdk',
    verifier:
      (secret, { headers, body }) =>
      () =>
        validateSignature(body, secret, headers['x-line-signature'] ?? ''),
  },
  twilio: {
    name: 'twilio',
    verifier: (secret, { headers, body, url }) => {
      const text = body.toString('utf8');
      // Ours takes the bytes: reading the form is a part of verifying it.
      return () => twilioSdk.validateRequest(secret, headers['x-twilio-signature'] ?? '', url, Object.fromEntries(new URLSearchParams(text)));
    },
  },
  slack: {
    name: '@slack/bolt',
    verifier: (signingSecret, { headers, body }) => {
      const text = body.toString('utf8');
      const given = {
        'x-slack-signature': headers['x-slack-signature'] ?? '',
        'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
      };
      return () => verifySlackRequest({ signingSecret, body: text, headers: given }) === undefined;
    },
  },
};
