import * as z from 'zod';
import { BrandDocument, UNASSIGNED } from '../../core/brand.ts';
import { maySee, nameOf } from '../../core/principal.ts';
import { conflict, Problem, unprocessable } from '../../core/problem.ts';
import { brandClock } from '../brand-clock.ts';
import { noteDeeds, type NotePorts } from '../note-deeds.ts';
import type { ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import { honourMatch, isKnown, notModified, tagged } from './etag.ts';
import type { CareApiPorts } from './ports.ts';
import type { PathParts, Question } from './routes.ts';
import { untilSaved } from './until-saved.ts';
import { unassignedBrand, visibleDocument } from './visible-brand.ts';

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
  async ({ principal, subject, event }: Question): Promise<ApiResult> => {
    const { value, version } = await visibleDocument(brands, principal, subject);
    return isKnown(event, version) ? notModified(version) : tagged(json(withoutSecrets(value)), version);
  };

/** `PUT /brands/{brand}`: describes a brand anew. A webhook that is known by its URL keeps its secret when none is given. */
export const putBrand =
  ({ brands, subscriptions, ...ports }: Pick<CareApiPorts, 'brands' | 'subscriptions' | 'watches' | 'now'> & NotePorts) =>
  async ({ principal, subject, event, body: given }: Question<unknown, BrandDocument>): Promise<ApiResult> => {
    await subscriptions?.check(given);
    const { answer, version } = await untilSaved(async () => {
      const stored = await brands.load(subject);
      honourMatch(event, stored?.version ?? 0, 'the brand');
      const document = withStoredSecrets(given, stored?.value);
      const saved = await brands.save({ value: document, version: stored?.version ?? 0 }).catch((error: unknown) => {
        throw principal.brands === 'all' ? error : withoutOwners(error);
      });
      const shown = json(withoutSecrets(document), stored === undefined ? 201 : 200);
      return saved ? { answer: shown, version: (stored?.version ?? 0) + 1 } : undefined;
    });
    await subscriptions?.bring(subject);
    const deed = { id: `describe-${subject}-${version}`, action: 'describe-brand', subject } as const;
    await noteDeeds(ports, subject, [{ ...deed, at: await brandClock(ports, subject), by: nameOf(principal) }]);
    return tagged(answer, version);
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
  const webhooks = given.alerts.webhooks.map(({ secret, ...rest }) => ({ ...rest, ...secretOf(secret ?? secrets.get(rest.url)) }));
  const missing = webhooks.flatMap(({ secret }, index) =>
    secret === undefined ? [{ path: `alerts.webhooks.${index}.secret`, message: 'expected a secret: this URL has none yet' }] : [],
  );
  if (missing.length > 0) throw unprocessable('A webhook has no secret.', missing);
  return { ...given, alerts: { ...given.alerts, webhooks } };
}

const secretOf = (secret: string | undefined) => (secret === undefined ? {} : { secret });

const withoutSecrets = (document: BrandDocument): BrandDocument => ({
  ...document,
  alerts: { ...document.alerts, webhooks: document.alerts.webhooks.map(({ secret: _secret, ...shown }) => shown) },
});
