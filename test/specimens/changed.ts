/** A payload with every text in it changed. Texts that are keys stay. */
export const everyText = (value: unknown, change: (text: string) => string): unknown =>
  typeof value === 'string' ? change(value) : everyValue(value, (inner) => everyText(inner, change));

/** A payload with every object in it changed, the outer ones after the inner ones. */
export const everyObject = (value: unknown, change: (fields: object) => object): unknown => {
  const changed = everyValue(value, (inner) => everyObject(inner, change));
  return typeof changed === 'object' && changed !== null && !Array.isArray(changed) ? change(changed) : changed;
};

function everyValue(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}
