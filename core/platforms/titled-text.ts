/** What a message may hold, in UTF-16 code units. */
const LONGEST = 100_000;

/** A text below its title, where it has one; cut where a message has to end. */
export const titledText = (title: string | undefined, text: string): string =>
  [title ?? '', text]
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, LONGEST)
    .toWellFormed();
