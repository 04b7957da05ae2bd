import { EXACT_UP_TO, NOBODY, union, type Distinct } from '../../core/distinct.ts';
import type { Random } from '../../local/sample/random.ts';

/** Who writes about one brand: mostly people who were not heard lately, some who were. */
export interface People {
  /** So many messages of the crowd: who wrote them. */
  crowd(messages: number): Distinct;
}

/** So many of the newest authors may write again, each message with this probability. */
const REMEMBERED = 40;
const AGAIN = 0.1;
const REGISTERS = 1_024;

/** Past EXACT_UP_TO messages nobody is remembered: the sketch is filled with strangers, at which nobody could tell the difference. */
export const createPeople = (random: Random): People => {
  const recent: string[] = [];
  const author = (): string => {
    if (recent.length > 0 && random.chance(AGAIN)) return random.pick(recent);
    const stranger = drawAuthor(random);
    recent.push(stranger);
    if (recent.length > REMEMBERED) recent.shift();
    return stranger;
  };
  return {
    crowd: (messages) => {
      if (messages === 0) return NOBODY;
      return messages > EXACT_UP_TO ? strangers(random, messages) : setOf(Array.from({ length: messages }, author));
    },
  };
};

/** 16 hexadecimal digits, as of a hash. */
export const drawAuthor = (random: Random): string => hex(random) + hex(random);

/** Some authors as a set. */
export const setOf = (authors: readonly string[]): Distinct => union(NOBODY, { exact: [...new Set(authors)].toSorted() });

/** The sketch of so many people whom nobody has heard before: a random register and the rank of a random hash for each. */
function strangers(random: Random, count: number): Distinct {
  const registers = new Uint8Array(REGISTERS);
  for (let each = 0; each < count; each += 1) {
    const index = random.below(REGISTERS);
    const rank = Math.clz32(word(random)) + 1;
    if (rank > (registers[index] ?? 0)) registers[index] = rank;
  }
  return { registers };
}

const word = (random: Random): number => random.below(2 ** 32);
const hex = (random: Random): string => word(random).toString(16).padStart(8, '0');
