/** The package has no types of its own: what we use of it. */
declare module 'dynalite' {
  import type { Server } from 'node:http';
  const dynalite: (options?: { readonly createTableMs?: number; readonly deleteTableMs?: number }) => Server;
  export default dynalite;
}
