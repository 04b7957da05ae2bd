import { AuthorQuery, deleteAuthor, ErasureAnswer } from './authors.ts';
import { BrandDocument } from '../../core/brand.ts';
import { AuditPage, listAudit } from './audit.ts';
import { BrandsAnswer, documentAt, listBrands, putBrand, showBrand } from './brands.ts';
import { ExportBegun, exportBrand } from './export.ts';
import { listMessages, MessagesPage } from './messages.ts';
import { PulseAnswer, PulseQuery, showPulse } from './pulse.ts';
import { NoQuery, PageQuery } from './query.ts';
import { route, type Route } from './routes.ts';

/** What is asked about a brand as a whole. */
export const BRAND_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/brands',
    scope: 'read',
    summary: 'The brands that the caller may see.',
    query: NoQuery,
    answers: { 200: BrandsAnswer },
    answer: listBrands,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}',
    scope: 'read',
    summary: 'The document of a brand, without its secrets.',
    query: NoQuery,
    headers: { 'if-none-match': 'optional' },
    answers: { 200: BrandDocument },
    answer: showBrand,
  }),
  route({
    method: 'PUT',
    path: '/brands/{brand}',
    scope: 'admin',
    summary: 'Describes a brand anew. A webhook that is known by its URL keeps its secret when none is given.',
    query: NoQuery,
    body: BrandDocument,
    bodyAt: documentAt,
    headers: { 'if-match': 'optional' },
    answers: { 200: BrandDocument, 201: BrandDocument },
    refusals: [409],
    answer: putBrand,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/pulse',
    scope: 'read',
    summary: "How much was said and how it sounded, step by step; by default the last 24 hours of the brand's clock. Silent steps are left out.",
    query: PulseQuery,
    answers: { 200: PulseAnswer },
    answer: showPulse,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/messages',
    scope: 'read',
    summary: 'All that was heard and said, the oldest first.',
    query: PageQuery,
    answers: { 200: MessagesPage },
    answer: listMessages,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/audit',
    scope: 'admin',
    summary: 'Who did what, the newest first.',
    query: PageQuery,
    answers: { 200: AuditPage },
    answer: listAudit,
  }),
  route({
    method: 'GET',
    path: '/brands/{brand}/export',
    scope: 'read',
    summary: 'All that is kept of a brand, one JSON object a line; or, where files are written, the address of one that is being written.',
    query: NoQuery,
    answers: { 200: ['application/x-ndjson'], 202: ExportBegun },
    answer: exportBrand,
  }),
  route({
    method: 'DELETE',
    path: '/brands/{brand}/authors/{author}',
    scope: 'admin',
    summary: 'Erases a person: texts, identity and hashes go, the counts stay. 202 while something is left to do.',
    query: AuthorQuery,
    answers: { 200: ErasureAnswer, 202: ErasureAnswer },
    answer: deleteAuthor,
  }),
];
