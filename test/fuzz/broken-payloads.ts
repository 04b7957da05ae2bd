import * as fc from 'fast-check';
import { everyText } from '../specimens/changed.ts';
import { bodyOf, type Specimen } from '../specimens/specimen.ts';

/** What stands in the place of a value. Long ones are around the limits of the product's own shapes. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, 2 ** 53 + 2, 253_402_300_800, '', ' ', '0', '\ud83d', '\u0000', '__proto__', 'toString'),
  fc.constantFrom(200, 201, 241, 400, 401, 512, 513, 2_048, 100_000, 100_001).map((length) => 'k'.repeat(length)),
  fc.constantFrom(67, 200, 400).map((length) => '漢'.repeat(length)),
  fc.constantFrom('2026-11-02T09:00:00Z', '1969-12-31T23:59:59Z', '+010000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', '1793613480.999999999'),
  fc.constantFrom('javascript:alert(1)', 'https://example.com/\ud800', 'http://[::1]:99999/', '<p>&#0;&bogus;<script>', '%', '%zz', 'a:b:c'),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"length":-1}')),
  fc.integer({ min: 1, max: 60 }).map((levels) => JSON.parse('['.repeat(levels) + ']'.repeat(levels))),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

/** One change in one place of a payload. `place` counts its values, and counts on from the first one after the last. */
interface Break {
  readonly place: number;
  readonly how: 'drop' | 'replace' | 'retype' | 'duplicate' | 'nest' | 'swap';
  readonly odd: unknown;
}

const oneBreak: fc.Arbitrary<Break> = fc.record({
  place: fc.nat(500),
  how: fc.constantFrom('drop', 'replace', 'replace', 'replace', 'retype', 'duplicate', 'nest', 'swap'),
  odd: oddValue,
});

/** A slice of a text taken out, doubled, or put into another place. */
const slice = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  how: fc.constantFrom('drop', 'double', 'bury', 'cut off'),
  noise: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('"', '{', ']', '<', '</feed>', '&', '=', '%', ',', '<![CDATA[', '\\u'),
  ),
});

/** Ids and other texts made longer, many at once: what is made of two of them must still fit. */
const stretch = fc.record({
  length: fc.constantFrom(67, 100, 128, 200, 201, 250, 400, 401, 512),
  letter: fc.constantFrom('7', 'k', '漢'),
  chosen: fc.infiniteStream(fc.nat(9)),
});

function stretched(payload: unknown, { length, letter, chosen }: { length: number; letter: string; chosen: Iterator<number> }): unknown {
  const isChosen = (text: string): boolean => (chosen.next().value ?? 0) < (/\d/.test(text) ? 6 : 1);
  return everyText(payload, (text) => (isChosen(text) ? text.padEnd(length, letter) : text));
}

/** A body as no platform sends it: a valid payload that is broken in a few places, or stretched, or its text torn, or no payload at all. */
export const brokenBody = (specimen: Specimen): fc.Arbitrary<string | Uint8Array> => {
  const payload = fc.constantFrom(...Object.values(specimen.payloads), specimen.unknown);
  const misshapen = fc
    .tuple(payload, fc.array(oneBreak, { minLength: 1, maxLength: 4 }))
    .map(([value, breaks]) => bodyOf(specimen, breaks.reduce(broken, structuredClone(value))));
  const torn = fc
    .tuple(
      fc.oneof(
        payload.map((value) => bodyOf(specimen, value)),
        misshapen,
      ),
      fc.array(slice, { minLength: 1, maxLength: 3 }),
    )
    .map(([text, slices]) => slices.reduce(tornText, text));
  const long = fc.tuple(payload, stretch).map(([value, how]) => bodyOf(specimen, stretched(value, how)));
  return fc.oneof(
    { weight: 14, arbitrary: misshapen },
    { weight: 5, arbitrary: long },
    { weight: 4, arbitrary: torn },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  );
};

function tornText(text: string, { from, length, how, noise }: { from: number; length: number; how: string; noise: string }): string {
  const start = Math.floor(from * text.length);
  const [before, cut, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
  if (how === 'drop') return before + after;
  if (how === 'double') return before + cut + cut + after;
  return how === 'bury' ? before + noise + cut + after : before;
}

/** A value, and where it stands: in `holder`, under `key`. */
interface Place {
  readonly holder: object;
  readonly key: string;
  readonly value: unknown;
}

function broken(value: unknown, { place, how, odd }: Break): unknown {
  const root = { value };
  const places = placesIn(root);
  const [chosen, other] = [places[place % places.length], places[(place * 7 + 3) % places.length]];
  if (chosen !== undefined) breakAt(chosen, how, how === 'swap' ? other?.value : odd);
  return root.value;
}

function breakAt({ holder, key, value }: Place, how: Break['how'], odd: unknown): void {
  switch (how) {
    case 'drop':
      return void (Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key));
    case 'replace':
    case 'swap':
      return put(holder, key, structuredClone(odd));
    case 'retype':
      return put(holder, key, retyped(value));
    case 'duplicate':
      return put(holder, Array.isArray(holder) ? String(holder.length) : `${key}s`, structuredClone(value));
    case 'nest':
      return put(holder, key, Array.isArray(holder) ? { value } : [value]);
    default:
      how satisfies never;
  }
}

/** Sets a field. Assigning would take `__proto__` for more than a name. */
function put(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}

function placesIn(holder: object): Place[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key, value },
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ]);
}

function retyped(value: unknown): unknown {
  if (typeof value === 'string') return Number(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return Object.fromEntries(value.entries());
  return typeof value === 'object' && value !== null ? Object.values(value) : [value];
}
