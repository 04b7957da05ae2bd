import { Html } from './markup.ts';

/** How a mail and the pages around it look: colours with enough contrast, light inline and dark by a style sheet. */

export const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
export const INK = '#1b1f24';
export const QUIET = '#57606a';
export const LINE = '#d8dee4';
export const LINK = '#0b57d0';

/** White text on each of these has a contrast of more than 4.5 to 1. */
export const COLOURS = { critical: '#b3261e', serious: '#a8480b', watch: '#1d4ed8', resolved: '#15703a' } as const;
export type Tone = keyof typeof COLOURS;

/** Darkens the page where people want it dark, and uses a phone's whole width. Whoever drops it still shows a good light page. */
export const SHEET = new Html(`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .around { padding: 0 !important; }
  .cell { padding-left: 18px !important; padding-right: 18px !important; }
  .label { width: 92px !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #0d1117 !important; }
  .card { background: #161b22 !important; border-color: #30363d !important; }
  .ink { color: #e6edf3 !important; }
  .quiet { color: #9da7b3 !important; }
  .line { border-color: #30363d !important; }
  .track { background: #30363d !important; }
  .link { color: #79b8ff !important; }
}
</style>`);
