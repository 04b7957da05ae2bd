import * as z from 'zod';

/** What the care API asks the export function for: to write the export of a brand into a file, or to say where a file will be found. */
export const ExportOrder = z.discriminatedUnion('order', [
  z.object({ order: z.literal('write'), brand: z.string(), key: z.string() }),
  z.object({ order: z.literal('address'), key: z.string() }),
]);
export type ExportOrder = z.output<typeof ExportOrder>;
/** Where a file will be found, and until when: what is answered to the order `address`. */
export const FileAddress = z.object({ url: z.url(), expiresAt: z.number() });
export type FileAddress = z.output<typeof FileAddress>;
