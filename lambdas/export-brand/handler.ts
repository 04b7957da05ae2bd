import middy from '@middy/core';
import { exportLines, type ExportPorts } from '../care-api/export-lines.ts';
import type { ExportFiles, Log } from '../ports.ts';
import { ExportOrder, type FileAddress } from '../../core/export-order.ts';

export type ExportBrandPorts = ExportPorts & { readonly files: ExportFiles; readonly log: Log };

/** Writes exports into files, asked for in passing, so that it may take longer than an answer of the API may; and says where they will be. */
export const createHandler = (ports: ExportBrandPorts) =>
  middy<unknown, FileAddress | undefined>().handler(async (event) => {
    const order = ExportOrder.parse(event);
    if (order.order === 'address') return ports.files.address(order.key);
    await ports.files.write(order.key, exportLines(ports, order.brand));
    ports.log.info('export written', { brand: order.brand });
    return undefined;
  });
