import { describe, expect, it } from 'vitest';
import { fromBody, toBody } from '../../../core/inbox-body.ts';
import type { InboxItem } from '../../../core/event.ts';
import { PLATFORMS } from '../../../core/platforms/index.ts';
import { SECOND } from '../../../core/time.ts';
import { deliveryOf } from '../../signed-deliveries.ts';
import { everyObject, everyText } from '../../specimens/changed.ts';
import { NOW, openDoor, signed, signedBody, type Outcome } from '../../specimens/door.ts';
import { withHeader, withoutHeader } from '../../specimens/specimen.ts';
import { SPECIMENS } from '../../specimens/specimens.ts';
import { problemOf } from './reading.ts';

/** Half a character, as no text may keep it: as it is, and as JSON escapes it. */
const HALF = /\p{Surrogate}|\\u[dD][89a-fA-F]/u;

const eventsOf = ({ items }: Outcome) => items.map(({ event }) => event);

const swapCase = (letter: string): string => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase());

const escaped = (letter: string): string => `\\u00${letter.charCodeAt(0).toString(16)}`;

/** Every item is whole: it comes out of the inbox as it went in. */
const expectWhole = (items: readonly InboxItem[]): void => {
  for (const item of items) {
    const body = toBody(item);
    expect(body).not.toMatch(HALF);
    expect(fromBody(body)).toEqual(JSON.parse(body));
  }
};

/** Refused in the one way that says nothing, and nothing of it left anywhere. */
const expectUnsigned = ({ status, body, items, logged }: Outcome): void => {
  expect({ status, items, logged }).toEqual({ status: 401, items: [], logged: [] });
  expect(JSON.parse(body)).toMatchObject({ status: 401, detail: 'The signature is missing, wrong or too old.' });
};

describe('the specimens', () => {
  it('are of every platform in the list', () => {
    expect(SPECIMENS.map(({ platform }) => platform.name).toSorted()).toEqual(PLATFORMS.map(({ name }) => name).toSorted());
  });
});

describe.each(SPECIMENS.map((specimen) => ({ name: specimen.platform.name, specimen })))('$name', ({ specimen }) => {
  const { platform, secrets, sign, proof, window, inAnotherVersion, provesSenderOnly = false } = specimen;
  const payloads = Object.entries(specimen.payloads);
  const [, somePayload] = payloads[0] ?? [];
  const some = signed(specimen, somePayload);
  const { deliver } = openDoor(specimen);

  it.each(payloads)('takes %s, whole, and answers with its receipt', async (_name, payload) => {
    const outcome = await deliver(signed(specimen, payload));
    expect(outcome.status).toBe(platform.receipt?.status ?? 200);
    expect(outcome.items.length).toBeGreaterThan(0);
    expectWhole(outcome.items);
    expect(outcome.logged).toEqual([['delivery received', { platform: platform.name, events: outcome.items.length, ignored: expect.any(Number) }]]);
  });

  it.each(payloads)('keeps no address of mail or network that came with %s', async (_name, payload) => {
    const { items } = await deliver(signed(specimen, payload));
    expect(JSON.stringify(items)).not.toMatch(/\w@example\.com|\b203\.0\.113\.\d/);
  });

  it('verifies and reads in one go: nothing to wait for stands between a delivery and the inbox', () => {
    const delivery = deliveryOf(some, some.account === undefined ? {} : { account: some.account });
    expect(platform.read(delivery, {}, NOW)).not.toBeInstanceOf(Promise);
  });

  describe('a proof', () => {
    it('of either secret of a rotation will do', async () => {
      for (const secret of secrets) expect((await deliver(sign(secret, some.body, NOW))).items).not.toEqual([]);
      const turned = openDoor(
        specimen,
        secrets.toReversed().map((secret) => ({ secret })),
      );
      for (const secret of secrets) expect((await turned.deliver(sign(secret, some.body, NOW))).items).not.toEqual([]);
    });

    it('of a secret that was taken out is none, nor of an empty one', async () => {
      expectUnsigned(await openDoor(specimen, [{ secret: secrets[1] }]).deliver(some));
      expectUnsigned(await openDoor(specimen, [{ secret: '' }]).deliver(sign('', some.body, NOW)));
    });

    it('cannot be had before a secret is set: the platform is to try again', async () => {
      const { status, items, logged } = await openDoor(specimen, []).deliver(some);
      expect({ status, items, logged }).toEqual({ status: 503, items: [], logged: [['secret missing', { name: platform.secrets }]] });
    });

    it('by a secret of other accounts is not enough', async () => {
      const door = openDoor(specimen, [{ secret: secrets[0], accounts: ['somebody-else', 'another'] }]);
      for (const [, payload] of payloads) expect(await door.deliver(signed(specimen, payload))).toMatchObject({ status: 403, items: [] });
    });

    it.skipIf(provesSenderOnly).each([
      ['first', 0],
      ['middle', Math.floor(Buffer.from(some.body).length / 2)],
      ['last', Buffer.from(some.body).length - 1],
    ])('is of every byte: the %s one changed is another delivery', async (_name, position) => {
      const bytes = Buffer.from(some.body);
      bytes.writeUInt8(bytes.readUInt8(position) ^ 1, position);
      expectUnsigned(await deliver({ ...some, body: bytes.toString('utf8') }));
    });

    it.skipIf(provesSenderOnly).each([
      ['with a space more', (body: string) => `${body} `],
      ['with its first letter escaped', (body: string) => body.replace(/[a-z]/i, escaped)],
      ['with a line more', (body: string) => `${body}\n`],
      ['that is empty', () => ''],
    ])('is of the bytes and not of what they mean: a body %s is another delivery', async (_name, change) => {
      expectUnsigned(await deliver({ ...some, body: change(some.body) }));
    });

    it.each(proof)('lacks what it needs without %s', async (header) => {
      expectUnsigned(await deliver(withoutHeader(some, header)));
    });

    it.each(proof)('comes once: %s twice is none, be it in one spelling or in two', async (header) => {
      expectUnsigned(await deliver(withHeader(some, header, (value) => `${value},${value}`)));
      expectUnsigned(await deliver({ ...some, headers: { ...some.headers, [header.toUpperCase()]: some.headers[header] ?? '' } }));
    });

    it.each([
      ['empty', () => ''],
      ['one character shorter', (value: string) => value.slice(0, -1)],
      ['one character longer', (value: string) => `${value}0`],
      ['a single character', (value: string) => value.slice(0, 1)],
      ['100,000 characters long', (value: string) => value.padEnd(100_000, '0')],
      ['in other letters', (value: string) => value.replace(/[a-z](?=[^a-z]*$)/i, swapCase).replace(/^\d+$/, '0')],
      ['beyond ASCII', (value: string) => value.replaceAll(/./g, 'ß')],
    ])('is what it is: %s it is none', async (_name, change) => {
      for (const header of proof) expectUnsigned(await deliver(withHeader(some, header, change)));
    });

    it.each(proof.filter((name) => /[=,]/.test(some.headers[name]?.slice(0, -2) ?? '')))(
      'in %s is a scheme and a figure, not one alone',
      async (header) => {
        expectUnsigned(await deliver(withHeader(some, header, (value) => value.replace(/^[^=,]+[=,]/, ''))));
        expectUnsigned(await deliver(withHeader(some, header, (value) => value.replace(/(?<=^[^=,]+[=,]).*$/, ''))));
      },
    );

    it.runIf(inAnotherVersion !== undefined)('in a version that we do not know is none', async () => {
      expectUnsigned(await deliver(inAnotherVersion?.(some) ?? some));
    });

    it.runIf(window !== undefined)('is fresh at the ends of its window, and neither older nor newer', async () => {
      const width = window ?? 0;
      for (const at of [NOW - width, NOW, NOW + width]) expect((await deliver(signed(specimen, somePayload, at))).items).not.toEqual([]);
      for (const at of [NOW - width - SECOND, NOW + width + SECOND]) expectUnsigned(await deliver(signed(specimen, somePayload, at)));
    });
  });

  describe('a genuine delivery', () => {
    const oddities: readonly (readonly [string, string])[] = [
      ['nothing', ''],
      ['a space', ' '],
      ['a word', 'kettle'],
      ['half a document', some.body.slice(0, some.body.length / 2)],
      ['null', 'null'],
      ['a number', '1e999'],
      ['an empty list', '[]'],
      ['an empty object', '{}'],
      ['10,000 lists in each other', '['.repeat(10_000) + ']'.repeat(10_000)],
      ['10,000 objects in each other', '{"object":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
      ['10,000 elements in each other', `<feed>${'<entry>'.repeat(10_000)}`],
      ['10,000 fields of a form', Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join('&')],
      ['a megabyte of one text', JSON.stringify('kettle '.repeat(150_000))],
      ['a megabyte of empty lists', `[${Array.from({ length: 350_000 }, () => '[]').join()}]`],
      ['half a character', '"\\ud83d"'],
      ['a key that means the prototype', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
    ];

    it.each(oddities)('of %s is taken or refused, in words, and leaves nothing half', async (_name, body) => {
      const { status, body: answer, items } = await deliver(signedBody(specimen, body));
      expect([200, 202, 204, 401, 415, 422]).toContain(status);
      if (status >= 400) expect(JSON.parse(answer)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
      expectWhole(items);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    });

    it.each([
      ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x80])],
      ['half of a letter of two bytes', Buffer.concat([Buffer.from(some.body), Buffer.from([0xc3])])],
      ['a text in UTF-16', Buffer.from(some.body, 'utf16le')],
    ])('of %s is refused, or says nothing', (_name, body) => {
      const read = () => platform.read({ ...deliveryOf(some), body }, {}, NOW);
      const wordless = platform.name === 'twilio' && read().events.every((event) => 'message' in event);
      if (!wordless) expect([415, 422]).toContain(problemOf(read).status);
    });

    it.each(payloads)('of %s with halves of characters is kept with whole ones', async (_name, payload) => {
      const { items } = await deliver(
        signed(
          specimen,
          everyText(payload, (text) => (text.includes(' ') ? `\udc4b${text}\ud83d` : text)),
        ),
      );
      expectWhole(items);
    });

    it('of an unknown kind is taken, counted and left alone', async () => {
      const { status, items, logged } = await deliver(signed(specimen, specimen.unknown));
      expect({ status, items }).toEqual({ status: platform.receipt?.status ?? 200, items: [] });
      const [, facts] = logged[0] ?? [];
      expect(facts).toMatchObject({ platform: platform.name, events: 0 });
      expect(facts?.['ignored']).toBeGreaterThan(0);
    });

    it.each(payloads)('of %s says the same with fields that we do not know', async (_name, payload) => {
      const surprise: unknown = JSON.parse('{"surprise":{"deep":[1,null,"x"]},"__proto__":{"polluted":true},"toString":1}');
      const surprised = everyObject(payload, (fields) => Object.assign(Object.create(null), surprise, fields));
      expect(eventsOf(await deliver(signed(specimen, surprised)))).toEqual(eventsOf(await deliver(signed(specimen, payload))));
    });

    it.each(payloads)('of %s has the same ids when it comes again', async (_name, payload) => {
      const later = NOW + 60 * SECOND;
      const [first, again] = [await deliver(signed(specimen, payload)), await deliver(signed(specimen, payload, later), later)];
      const idsOf = (outcome: Outcome) => eventsOf(outcome).map((event) => ('message' in event ? event.message.id : 'id' in event && event.id));
      expect(idsOf(again)).toEqual(idsOf(first));
      expect(again.status).toBe(first.status);
    });

    it.runIf(specimen.batch !== undefined)('of 1,000 messages brings them all', async () => {
      const { status, items } = await deliver(signed(specimen, specimen.batch?.(1_000)));
      expect({ status, items: items.length }).toEqual({ status: platform.receipt?.status ?? 200, items: 1_000 });
      expect(new Set(items.map(({ event }) => 'message' in event && event.message.id)).size).toBe(1_000);
    });
  });
});
