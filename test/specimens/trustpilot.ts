import { trustpilot } from '../../core/platforms/trustpilot.ts';
import type { Specimen } from './specimen.ts';

const review = (n: number, fields: object = {}) => ({
  id: `65f0000000000000000000${n}`,
  title: 'Late, then broken',
  text: 'Two weeks late. The handle came off on day one.',
  stars: 1,
  language: 'en',
  createdAt: '2026-11-02T09:30:00.000Z',
  referenceId: 'ORDER-77',
  consumer: { id: `64aa000000000000000000${n}`, name: 'Wim', locale: 'nl-NL' },
  ...fields,
});

const events = (...told: readonly (readonly [string, object])[]) => ({
  events: told.map(([eventName, eventData]) => ({ eventName, version: '1.0', eventData })),
});

/** Trustpilot signs nothing: the secret stands in the query of the address. */
export const trustpilotSpecimen: Specimen = {
  platform: trustpilot,
  secrets: ['key-of-nettlecup-1', 'key-of-nettlecup-2'],
  sign: (secret, body) => ({ headers: { 'content-type': 'application/json' }, query: { key: secret }, account: 'nettlecup', body }),
  proof: [],
  provesSenderOnly: true,
  payloads: {
    'a review': events(['service-review-created', review(1)]),
    'an edit and a deletion': events(
      ['service-review-updated', review(2, { stars: 3, updatedAt: '2026-11-02T09:50:00Z' })],
      ['service-review-deleted', { id: '65f00000000000000000003', consumer: { id: '64aa' } }],
    ),
  },
  unknown: events(['service-review-flagged', review(4)]),
  batch: (messages) => events(...Array.from({ length: messages }, (_, n) => ['service-review-created', review(n)] as const)),
};
