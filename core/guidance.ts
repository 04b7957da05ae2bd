import type { BrandDocument } from './brand.ts';
import { employeeOf } from './employees.ts';
import type { Message } from './message.ts';
import { namedOf } from './terms.ts';

type Guideline = BrandDocument['guidelines'][number];

/** A public message of an employee that touches a guideline of the house, and what to do. */
export interface Guidance {
  /** As the roster has it. */
  readonly handle: string;
  /** The id of the message. */
  readonly message: string;
  readonly url?: string;
  readonly guideline: string;
  readonly level: Guideline['level'];
  /** The terms of the guideline that it names. */
  readonly terms: readonly string[];
  readonly advice: string;
  /** Somebody other than the employee must see it: law and regulation only. */
  readonly escalate: boolean;
}

/** What to do where a guideline does not say. */
const ADVICE: Readonly<Record<Guideline['level'], string>> = {
  advice: 'Read the guideline again, and put it right in your own words if it needs that.',
  legal: 'Say no more about it in public, and ask compliance today.',
  regulated: 'Say no more about it in public, and ask compliance today.',
};

/**
 * What employees should know of their own public messages, in the order of the messages. Only those who are on the brand's opt-in roster
 * are looked at, under the handle that they put there; nobody else's words are read for this.
 */
export const guidanceOf = (messages: readonly Message[], brand: BrandDocument): Guidance[] =>
  messages.flatMap((message) => {
    const employee = message.visibility === 'public' && message.deleted !== true ? employeeOf(message, brand) : undefined;
    return employee === undefined ? [] : brand.guidelines.flatMap((guideline) => guidanceBy(guideline, employee.handle, message));
  });

function guidanceBy({ name, terms, level, advice = ADVICE[level] }: Guideline, handle: string, { id, url, text }: Message): Guidance[] {
  const named = namedOf(text, terms);
  if (named.length === 0) return [];
  const escalate = level !== 'advice';
  return [{ handle, message: id, ...(url === undefined ? {} : { url }), guideline: name, level, terms: named, advice, escalate }];
}

/** The digest as lines of plain text, what must be escalated first. No word of a message but the guideline's own terms. */
export const guidanceDigest = (guidance: readonly Guidance[]): string[] => {
  const escalated = guidance.filter(({ escalate }) => escalate);
  const advised = guidance.filter(({ escalate }) => !escalate);
  return [
    ...(escalated.length === 0 ? [] : ['For compliance:', ...escalated.flatMap(linesOf)]),
    ...(advised.length === 0 ? [] : ['Good to know:', ...advised.flatMap(linesOf)]),
  ];
};

const linesOf = ({ handle, message, url, guideline, level, terms, advice }: Guidance): string[] => [
  `- @${handle.replace(/^@/, '')}, ${url ?? message}: "${guideline}" (${level}), by ${terms.join(', ')}`,
  `  ${advice}`,
];
