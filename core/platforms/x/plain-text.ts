const ESCAPED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** A text as its author wrote it: X escapes these three characters, and no others. */
export const plainText = (text: string): string => (text.includes('&') ? text.replaceAll(/&(?:amp|lt|gt);/g, (code) => ESCAPED[code] ?? code) : text);
