/** The package has no types of its own: the lists that we use. Each is the list of a language's most common words. */
declare module 'stopword' {
  export const eng: readonly string[];
  export const deu: readonly string[];
  export const fra: readonly string[];
  export const ita: readonly string[];
  export const por: readonly string[];
  export const spa: readonly string[];
}
