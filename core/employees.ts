import type { BrandDocument } from './brand.ts';
import type { Message } from './message.ts';

/** The entry of the opt-in roster by which an author is an employee; undefined for everybody else, who is never looked at as one. */
export const employeeOf = (
  { platform, author }: Pick<Message, 'platform' | 'author'>,
  { employees }: Pick<BrandDocument, 'employees'>,
): BrandDocument['employees'][number] | undefined =>
  employees.find((employee) => employee.platform === platform && plainHandle(employee.handle) === plainHandle(author.handle ?? author.id));

const plainHandle = (handle: string): string => handle.replace(/^@/, '').toLowerCase();
