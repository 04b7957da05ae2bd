import * as z from 'zod';
import { BrandDocument, UNASSIGNED } from '../../core/brand.ts';
import { maySee } from '../../core/principal.ts';
import { conflict, Problem, unprocessable } from '../../core/problem.ts';
import type { ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import type { CareApiPorts } from './ports.ts';
import type { PathParts, Question } from './routes.ts';
import { untilSaved } from './until-saved.ts';
import { unassignedBrand, visibleBrand } from './visible-brand.ts';

export const BrandsAnswer = z.object({ items: z.array(BrandDocument.pick({ brand: true, name: true, accounts: true })) });

/** `GET /brands`: those that the caller may see, in order of their names in paths. */
export const listBrands =
  ({ brands }: Pick<CareApiPorts, 'brands'>) =>
  async ({ principal }: Question): Promise<ApiResult> => {
    const described = (await brands.list()).filter(({ brand }) => brand !== UNASSIGNED);
    const items = [...described, unassignedBrand]
      .filter(({ brand }) => maySee(principal, brand))
      .map(({ brand, name, accounts }) => ({ brand, name, accounts }))
      .toSorted((a, b) => (a.brand < b.brand ? -1 : 1));
    return json({ items });
  };

/** `GET /brands/{brand}`: its document, without its secrets. */
export const showBrand =
  ({ brands }: Pick<CareApiPorts, 'brands'>) =>
  async ({ principal, subject }: Question): Promise<ApiResult> =>
    json(withoutSecrets(await visibleBrand(brands, principal, subject)));

/** `PUT /brands/{brand}`: describes a brand anew. A webhook that is known by its URL keeps its secret when none is given. */
export const putBrand =
  ({ brands, subscriptions }: Pick<CareApiPorts, 'brands' | 'subscriptions'>) =>
  async ({ principal, subject, body: given }: Question<unknown, BrandDocument>): Promise<ApiResult> => {
    await subscriptions?.check(given);
    const answer = await untilSaved(async () => {
      const stored = await brands.load(subject);
      const document = withStoredSecrets(given, stored?.value);
      const saved = await brands.save({ value: document, version: stored?.version ?? 0 }).catch((error: unknown) => {
        throw principal.brands === 'all' ? error : withoutOwners(error);
      });
      return saved ? json(withoutSecrets(document), stored === undefined ? 201 : 200) : undefined;
    });
    await subscriptions?.bring(subject);
    return answer;
  };

/** A refusal names the brand that an account belongs to, which who sees only some brands must not learn. */
const withoutOwners = (error: unknown): unknown =>
  error instanceof Problem && error.status === 409
    ? conflict(
        'An account belongs to another brand.',
        error.errors.map(({ path }) => ({ path, message: 'belongs to another brand' })),
      )
    : error;

/** A document that may stand at that path. */
export const documentAt = ({ brand: path }: PathParts) =>
  BrandDocument.extend({
    brand: BrandDocument.shape.brand
      .refine((brand) => brand === path, 'expected the brand that the path names')
      .refine((brand) => brand !== UNASSIGNED, 'expected another name: this one is kept for accounts that nobody has described'),
  });

function withStoredSecrets(given: BrandDocument, stored: BrandDocument | undefined): BrandDocument {
  const secrets = new Map(stored?.alerts.webhooks.map(({ url, secret }) => [url, secret]));
  const webhooks = given.alerts.webhooks.map(({ url, secret = secrets.get(url) }) => ({ url, ...(secret === undefined ? {} : { secret }) }));
  const missing = webhooks.flatMap(({ secret }, index) =>
    secret === undefined ? [{ path: `alerts.webhooks.${index}.secret`, message: 'expected a secret: this URL has none yet' }] : [],
  );
  if (missing.length > 0) throw unprocessable('A webhook has no secret.', missing);
  return { ...given, alerts: { ...given.alerts, webhooks } };
}

const withoutSecrets = (document: BrandDocument): BrandDocument => ({
  ...document,
  alerts: { ...document.alerts, webhooks: document.alerts.webhooks.map(({ url }) => ({ url })) },
});
