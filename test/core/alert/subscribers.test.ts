import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brandsIn,
  BRANDS_PER_ADDRESS,
  crowdedAddresses,
  filterPolicy,
  subscriptionChanges,
  type MailSubscription,
  type SubscriptionChange,
} from '../../../core/alert/subscribers.ts';
import { BrandDocument } from '../../../core/brand.ts';

const aBrand = (brand: string, emails: readonly string[]): BrandDocument =>
  BrandDocument.parse({ brand, name: brand, accounts: [{ platform: 'x', account: brand }], alerts: { emails } });

const confirmed = (address: string, brands?: readonly string[]): MailSubscription => ({
  address,
  arn: `arn:${address}`,
  ...(brands === undefined ? {} : { brands }),
});

const [OPS, PRESS] = ['ops@example.com', 'press@example.com'];

describe('the changes to the mail subscriptions when a brand is saved', () => {
  it.each<[string, BrandDocument[], MailSubscription[], SubscriptionChange[]]>([
    ['subscribe an address that is new', [aBrand('acme', [OPS])], [], [{ kind: 'subscribe', address: OPS, brands: ['acme'] }]],
    ['are none when all is as it should be', [aBrand('acme', [OPS])], [confirmed(OPS, ['acme'])], []],
    [
      'add the brand to an address that follows another',
      [aBrand('acme', [OPS]), aBrand('globex', [OPS])],
      [confirmed(OPS, ['globex'])],
      [{ kind: 'follow', arn: `arn:${OPS}`, brands: ['acme', 'globex'] }],
    ],
    [
      'take the brand from an address that still follows another',
      [aBrand('acme', []), aBrand('globex', [OPS])],
      [confirmed(OPS, ['acme', 'globex'])],
      [{ kind: 'follow', arn: `arn:${OPS}`, brands: ['globex'] }],
    ],
    ['end what nobody names any more', [aBrand('acme', [])], [confirmed(OPS, ['acme'])], [{ kind: 'end', arn: `arn:${OPS}` }]],
    [
      'end what was confirmed after its brand had let it go',
      [aBrand('acme', []), aBrand('globex', [])],
      [confirmed(OPS, ['globex'])],
      [{ kind: 'end', arn: `arn:${OPS}` }],
    ],
    ['leave a brand that no document describes', [aBrand('acme', [])], [confirmed(OPS, ['unheard-of'])], []],
    ['leave what somebody subscribed with no filter, or one of their own', [aBrand('acme', [OPS])], [confirmed(OPS)], []],
    [
      'ask an address again that has not answered',
      [aBrand('acme', [OPS])],
      [{ address: OPS }],
      [{ kind: 'subscribe', address: OPS, brands: ['acme'] }],
    ],
    ['leave an address that has not answered and is not named any more', [aBrand('acme', [])], [{ address: OPS }], []],
    ['ask no address of another brand: its owner may have left', [aBrand('acme', []), aBrand('globex', [PRESS])], [], []],
    [
      'ask an address once, whatever its case',
      [aBrand('acme', ['Ops@Example.com', OPS])],
      [],
      [{ kind: 'subscribe', address: OPS, brands: ['acme'] }],
    ],
    ['know an address whatever its case', [aBrand('acme', ['Ops@Example.com'])], [confirmed(OPS, ['acme'])], []],
  ])('%s', (_name, documents, existing, changes) => {
    expect(subscriptionChanges('acme', documents, existing)).toEqual(changes);
  });

  it('leave nothing to do once they are made, whatever there was', () => {
    const addresses = fc.uniqueArray(fc.constantFrom<string[]>('a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'));
    const brands = fc.uniqueArray(fc.constantFrom('acme', 'globex', 'initech', 'gone'), { minLength: 1 });
    const subscriptions = fc.dictionary(fc.constantFrom('a@x.example', 'b@x.example', 'e@x.example'), brands);
    fc.assert(
      fc.property(addresses, addresses, addresses, subscriptions, (acme, globex, initech, before) => {
        const documents = [aBrand('acme', acme), aBrand('globex', globex), aBrand('initech', initech)];
        const existing = Object.entries(before).map(([address, followed]) => confirmed(address, followed));
        const after = made(subscriptionChanges('acme', documents, existing), existing);
        expect(subscriptionChanges('acme', documents, after)).toEqual([]);
        for (const address of acme) expect(after.find((each) => each.address === address)?.brands).toContain('acme');
        for (const each of after) if (!acme.includes(each.address)) expect(each.brands).not.toContain('acme');
      }),
    );
  });
});

/** The subscriptions after the changes, each confirmed at once. */
function made(changes: readonly SubscriptionChange[], before: readonly MailSubscription[]): MailSubscription[] {
  const after = new Map(before.map((subscription) => [subscription.address, subscription]));
  for (const change of changes) {
    const address = change.kind === 'subscribe' ? change.address : change.arn.replace('arn:', '');
    if (change.kind === 'end') after.delete(address);
    else after.set(address, confirmed(address, change.brands));
  }
  return [...after.values()];
}

describe('a filter policy', () => {
  it('is read as it was written', () => expect(brandsIn(filterPolicy(['acme', 'globex']))).toEqual(['acme', 'globex']));

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['one for another attribute', '{"severity":["critical"]}'],
    ['one for brands and more', '{"brand":["acme"],"severity":["critical"]}'],
    ['one with a pattern', '{"brand":[{"prefix":"a"}]}'],
  ])('of somebody else is not ours: %s', (_name, policy) => expect(brandsIn(policy)).toBeUndefined());
});

describe('an address that many brands name', () => {
  const others = (count: number): BrandDocument[] => Array.from({ length: count }, (_, number) => aBrand(`brand-${number}`, [OPS]));

  it.each([
    ['one fewer than it can follow', BRANDS_PER_ADDRESS - 2, []],
    ['as many as it can follow', BRANDS_PER_ADDRESS - 1, []],
    ['one more', BRANDS_PER_ADDRESS, [OPS]],
  ])('is crowded only beyond what a policy takes: %s', (_name, count, crowded) => {
    expect(crowdedAddresses(aBrand('acme', [OPS, PRESS]), others(count))).toEqual(crowded);
  });

  it('counts the brand itself once', () => {
    expect(crowdedAddresses(aBrand('acme', [OPS]), [aBrand('acme', [OPS]), ...others(BRANDS_PER_ADDRESS - 1)])).toEqual([]);
  });
});
