import { youtube } from '../../core/platforms/youtube.ts';
import { signYouTube } from '../core/platforms/youtube-signer.ts';
import { withHeader, type Specimen } from './specimen.ts';

const feed = (parts: string): string => `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
<link rel="hub" href="https://pubsubhubbub.appspot.com"/><title>YouTube video feed</title><updated>2026-11-02T09:59:00+00:00</updated>
${parts}</feed>`;

const entry = (n: number): string => `<entry><id>yt:video:vid${n}</id><yt:videoId>vid${n}</yt:videoId><yt:channelId>UCnettlecup</yt:channelId>
<title>How to descale &amp; clean 🫖</title><link rel="alternate" href="https://www.youtube.com/watch?v=vid${n}"/>
<author><name>Nettlecup</name><uri>https://www.youtube.com/channel/UCnettlecup</uri></author>
<published>2026-11-02T09:00:00+00:00</published><updated>2026-11-02T09:58:00.123456789+00:00</updated></entry>`;

const deleted = `<at:deleted-entry ref="yt:video:vid9" when="2026-11-02T09:59:00+00:00"><link href="https://www.youtube.com/watch?v=vid9"/>
<at:by><name>Nettlecup</name><uri>https://www.youtube.com/channel/UCnettlecup</uri></at:by></at:deleted-entry>`;

/** The payloads are texts: Atom, not JSON. */
export const youtubeSpecimen: Specimen = {
  platform: youtube,
  secrets: ['hub-secret-of-nettlecup-1', 'hub-secret-of-nettlecup-2'],
  sign: (secret, body) => signYouTube(secret, body),
  proof: ['x-hub-signature'],
  inAnotherVersion: (delivery) => withHeader(delivery, 'x-hub-signature', (value) => value.replace('sha1=', 'md5=')),
  payloads: { 'an upload': feed(entry(1)), 'a deleted video': feed(deleted) },
  unknown: feed('<yt:premiere><yt:videoId>vid1</yt:videoId></yt:premiere>'),
  write: String,
};
