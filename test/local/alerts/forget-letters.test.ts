import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letterOfReport } from '../../../core/care-report/letter.ts';
import { careReportOf } from '../../../core/care-report/report.ts';
import type { Letter } from '../../../core/letter.ts';
import { letterOfNotice } from '../../../core/notice/letter.ts';
import type { NoticeKind } from '../../../core/notice.ts';
import { createEmlAlerts } from '../../../local/alerts/eml-alerts.ts';
import { forgetLetters } from '../../../local/alerts/forget-letters.ts';
import { aLetter } from '../../core/alert/an-alert.ts';
import { careOf, ofAgent, someFacts } from '../../core/care-report/some-facts.ts';
import { aNotice } from '../../core/notice/a-notice.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'letters-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const noticeOf = (kind: NoticeKind, headline: string): Letter => letterOfNotice(aNotice({ kind, headline }));
const BROKEN = 'x'.repeat(70);

/** True when the letter is still there after everything of the brand was forgotten that is about these. */
async function staysAfter(letter: Letter, about: Partial<{ incidents: readonly string[]; names: readonly string[] }>, brand = 'nordwind') {
  const file = createEmlAlerts({ folder, addresses: [], announce: () => undefined });
  await file.deliver(letter);
  expect(await readdir(folder)).toHaveLength(1);
  await forgetLetters(folder, brand, { incidents: [], names: [], ...about });
  return (await readdir(folder)).length === 1;
}

describe('the alert files that an erasure takes away', () => {
  it.each<[string, Letter, string]>([
    ['guidance for an employee, whatever the case', noticeOf('guidance', 'A message of @Quill_Feather touches a guideline'), 'quill_feather'],
    ['a digest that names one', noticeOf('digest', 'For employees: @quill_feather'), 'Quill_Feather'],
    ['one in a text that is sent as base64', noticeOf('guidance', `${'\u3042'.repeat(40)} @quill_feather \u3042`), 'quill_feather'],
    ['one over which a long line is folded', noticeOf('guidance', `${BROKEN}\u00e9 @quill_feather ${BROKEN}`), 'quill_feather'],
    ['one with letters of their own', noticeOf('guidance', 'A message of @qu\u00edll touches a guideline'), 'qu\u00edll'],
  ])('hold %s', async (_name, letter, name) => expect(await staysAfter(letter, { names: [name] })).toBe(false));

  it.each<[string, Letter, string]>([
    ['what names somebody else', noticeOf('guidance', 'A message of @quill_feather touches a guideline'), 'marrow'],
    ['what has the name within a longer one', noticeOf('digest', 'For employees: @quill_feather'), 'quill'],
    ['what has the name only as a word of HTML', noticeOf('digest', 'All is well'), 'table'],
    ['what names nobody by its kind', noticeOf('silence', 'Nothing has come from quill'), 'quill'],
  ])('do not hold %s', async (_name, letter, name) => expect(await staysAfter(letter, { names: [name] })).toBe(true));

  it('do not hold those of another brand', async () => {
    expect(await staysAfter(noticeOf('digest', 'For employees: @quill'), { names: ['quill'] }, 'meadow')).toBe(true);
  });

  it('hold the weekly report of an agent, signed with initials or not', async () => {
    const report = (agent: string) => letterOfReport(careReportOf(someFacts('week', { care: careOf(ofAgent(agent), 0) })));
    for (const agent of ['robin-of-care', 'robin-of-care ^RM'])
      expect(await staysAfter(report(agent), { names: ['robin-of-care'] }, 'nettlecup')).toBe(false);
  });

  it('hold what is about an incident, and not about another', async () => {
    const letter = aLetter();
    const id = letter.headers['X-Groundswell-Incident'] ?? '';
    expect(await staysAfter(letter, { incidents: [`${id}-2`] })).toBe(true);
    expect(await staysAfter(letter, { incidents: [id] })).toBe(false);
  });

  it('may be none at all', async () => {
    await expect(forgetLetters(join(folder, 'nowhere'), 'nordwind', { incidents: ['i1'], names: ['quill'] })).resolves.toBeUndefined();
  });
});
