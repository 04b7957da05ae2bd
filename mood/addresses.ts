/** True where an address of the web begins, or the bare `http` that collections of texts put in its place. */
export const isLink = (text: string, at: number): boolean => {
  const first = text.charCodeAt(at) | 32;
  if (first !== 104 && first !== 119) return false;
  return /^(?:https?(?::\/\/|\s|$)|www\.)/i.test(text.slice(at, at + 8).padEnd(8));
};

/** Where the next blank is, or the end. */
export const afterBlank = (text: string, at: number): number => {
  let after = at;
  while (after < text.length && text.charCodeAt(after) > 32) after += 1;
  return after;
};
