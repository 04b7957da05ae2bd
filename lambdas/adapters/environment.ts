/** Settings that the deployment should have set and has not. Names all of them, and no value. */
export class MissingSettings extends Error {
  override readonly name = 'MissingSettings';

  constructor(names: readonly string[]) {
    super(`Not set in the environment of this function: ${names.join(', ')}. Deploy it again with the stack of this version.`);
  }
}

type Source = Readonly<Record<string, string | undefined>>;

// oxlint-disable-next-line no-restricted-properties -- the one place where settings come in
const SOURCE: Source = process.env;

/** What a function reads of its environment, by name. An empty value is a missing one. Throws MissingSettings, which names all that are missing. */
export const readEnvironment = <Name extends string>(names: readonly Name[], source: Source = SOURCE): Readonly<Record<Name, string>> => {
  const missing = names.filter((name) => !source[name]);
  if (missing.length > 0) throw new MissingSettings(missing);
  // Every name is there now, which Object.fromEntries cannot tell.
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Record<Name, string>;
};

/** How Lambda calls this function: different in every deployment. Undefined outside Lambda. */
export const functionName = (source: Source = SOURCE): string | undefined => source['AWS_LAMBDA_FUNCTION_NAME'];
