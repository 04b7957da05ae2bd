import type { Figure } from '../alert/figures.ts';
import type { Quote } from '../alert/story.ts';
import { markdownTarget, markdownText } from './markdown-text.ts';
import type { Report } from './report.ts';

/** The report as CommonMark: to go on with in a wiki, a chat or an issue. Lines end in LF. */
export const reportMarkdown = (report: Report): string =>
  [
    `# ${markdownText(report.title)}`,
    `**${markdownText(report.badge.toUpperCase())}** · ${markdownText(report.brand)}`,
    markdownText(report.time),
    markdownText(report.summary),
    ...section('How we reacted', rows(report.response)),
    ...section('The figures', rows(report.figures)),
    ...section('What happened when', rows(report.events.map(({ when, what }) => ({ label: when, value: what })))),
    ...section('Loudest messages', ...report.quotes.map(quote), markdownText(report.quotesNote)),
    ...section('What people said', report.phrases.map(markdownText).join(' · ')),
    ...section('Why it was raised', items(report.reasons)),
    ...section('The verdict', markdownText(report.verdict)),
    ...section('What to look at afterwards', items(report.lessons)),
    '---',
    markdownText(report.colophon),
  ]
    .join('\n\n')
    .concat('\n');

function section(title: string, ...blocks: readonly string[]): string[] {
  const told = blocks.filter((block) => block !== '');
  return told.length === 0 ? [] : [`## ${title}`, ...told];
}

const items = (sentences: readonly string[]): string => sentences.map((sentence) => `- ${markdownText(sentence)}`).join('\n');
const rows = (figures: readonly Figure[]): string =>
  figures.map(({ label, value }) => `- **${markdownText(label)}:** ${markdownText(value)}`).join('\n');

function quote({ by, text, url }: Quote): string {
  const link = url === undefined ? '' : ` · [Open](${markdownTarget(url)})`;
  return `> ${markdownText(text)}\n>\n> ${markdownText(by)}${link}`;
}
