const MARK = /<([^<>]*)>/g;
const ESCAPED = /&(?:amp|lt|gt);/g;
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

/**
 * Slack's text as people see it: links by their words, mentions by their names as far as they are told, the three escaped characters
 * as themselves. https://docs.slack.dev/messaging/formatting-message-text
 */
export const plainText = (text: string): string =>
  text.replace(MARK, (_mark, inner: string) => shownOf(inner)).replace(ESCAPED, (escaped) => CHARACTERS.get(escaped) ?? escaped);

/** What a mark shows: `@U1|kim`, `#C1|care`, `!here`, `!subteam^S1|@care`, `https://example.com|our page`. */
function shownOf(mark: string): string {
  const bar = mark.indexOf('|');
  const label = bar < 0 ? '' : mark.slice(bar + 1);
  const target = bar < 0 ? mark : mark.slice(0, bar);
  switch (target.charAt(0)) {
    case '@':
    case '#':
      return label === '' ? target : target.charAt(0) + label;
    case '!':
      return label === '' ? `@${target.slice(1)}` : label;
    default:
      return label === '' ? target : label;
  }
}
