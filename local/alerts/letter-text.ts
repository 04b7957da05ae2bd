/**
 * What a mail file says for people to read: its plain text, decoded (RFC 2045), on one line and in lower case. Our mails say everything in
 * plain text that they say in HTML, whose own words (`table`, `style`) would be taken for names.
 */
export const letterText = (mail: string): string =>
  mail
    .split(/\r?\n--[^\r\n]+/)
    .map(partOf)
    .filter(({ head }) => !/^content-type: *text\/html/im.test(head))
    .map(({ head, body }) => decoded(head, body))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .toLowerCase();

function partOf(part: string): { readonly head: string; readonly body: string } {
  const [head = '', ...body] = part.split(/\r?\n\r?\n/);
  return { head, body: body.join('\n\n') };
}

function decoded(head: string, body: string): string {
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const whole = body.replace(/=\r?\n/g, '');
  return whole.replace(/(?:=[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
}

/** True when a text names somebody: the whole name, and not as a part of a longer one. Both in lower case. */
export const namesSomebody = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const around = [text.slice(0, at).at(-1), text[at + name.length]];
    if (!around.some((character) => character !== undefined && /[\p{L}\p{N}_]/u.test(character))) return true;
  }
  return false;
};
