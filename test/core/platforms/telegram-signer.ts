import type { SignedDelivery } from '../../signed-deliveries.ts';

/** Telegram, which signs nothing and repeats a token: the payload as JSON, or a text that is sent as it is. */
export const signTelegram = (token: string, payload: unknown): SignedDelivery => ({
  headers: { 'x-telegram-bot-api-secret-token': token },
  body: typeof payload === 'string' ? payload : JSON.stringify(payload),
});
