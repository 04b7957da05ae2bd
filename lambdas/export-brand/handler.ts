import middy from '@middy/core';
import * as z from 'zod';
import { exportLines, type ExportPorts } from '../care-api/export-lines.ts';
import type { ExportFile, Log } from '../ports.ts';

export type ExportBrandPorts = ExportPorts & { readonly file: ExportFile; readonly log: Log };

/** What the care API asks for: which brand, and where the file shall stand. */
export const ExportOrder = z.object({ brand: z.string(), key: z.string() });
export type ExportOrder = z.output<typeof ExportOrder>;

/** Writes the export of one brand into a file. Asked for in passing, so that it may take longer than an answer may. */
export const createHandler = (ports: ExportBrandPorts) =>
  middy<unknown, void>().handler(async (event) => {
    const { brand, key } = ExportOrder.parse(event);
    await ports.file.write(key, exportLines(ports, brand));
    ports.log.info('export written', { brand });
  });
