/**
 * What may be said of an error in a log or a dead letter: its name and its own words. A parser's words quote what it stumbled over, which
 * may be a customer's text, so of a SyntaxError only the name is told.
 */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'an unknown error';
  return error instanceof SyntaxError ? error.name : `${error.name}: ${error.message}`;
};
