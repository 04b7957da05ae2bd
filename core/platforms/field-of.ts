/** A field of something that has not been read yet, or undefined: to see of what kind a thing is before its schema is chosen. */
export const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
