import { formOf } from './form.ts';

const ORIGIN = /^(https?:\/\/)((?:[^/?#]*@)?(?:\[[^/?#\]]*\]|[^/?#:]*))(:\d*)?(?=[/?#]|$)/i;

/** The hash that a body which is no form must have, in hex, as the address tells it. */
export const bodyHashOf = (url: string): string | undefined => /[?&]bodySHA256=([^&#]*)/.exec(url)?.[1];

/**
 * The spellings of one address that Twilio may have signed, likeliest first: without and with a port, as it came and as the URL standard
 * writes it (`'` as `%27`), and with the query written anew as a form. Some of Twilio's back ends sign the port and some do not, some an
 * escaped query and some the plain one; these are the spellings that Twilio's own validators try.
 */
export function* addressesOf(url: string): Generator<string> {
  yield* withoutAndWithPort(url);
  if (!URL.canParse(url)) return;
  for (const address of withoutAndWithPort(new URL(url).href)) {
    yield address;
    yield withQueryAnew(address);
  }
}

function withoutAndWithPort(url: string): readonly string[] {
  const [origin, scheme = '', host = '', port] = ORIGIN.exec(url) ?? [];
  if (origin === undefined) return [url];
  const rest = url.slice(origin.length);
  const standardPort = scheme.toLowerCase() === 'https://' ? ':443' : ':80';
  return [`${scheme}${host}${rest}`, `${scheme}${host}${port ?? standardPort}${rest}`];
}

function withQueryAnew(url: string): string {
  const start = url.indexOf('?') + 1;
  if (start === 0 || start === url.length) return url;
  const fields = [...formOf(url.slice(start))].flatMap(([name, values]) =>
    values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  return url.slice(0, start) + fields.join('&');
}
