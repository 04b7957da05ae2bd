import { COLOURS, FONT, INK, LINE, QUIET } from '../../core/alert/html-style.ts';
import { Html } from '../../core/alert/markup.ts';

/** How the page and its picture look, by day and by night: the colours of the alerts, lighter on a dark page. */
export const SHEET = new Html(`<style>
:root {
  color-scheme: light dark;
  --page: #f6f8fa; --card: #ffffff; --ink: ${INK}; --quiet: ${QUIET}; --line: ${LINE}; --lane: #eef1f4; --messages: #b6c2cf; --negatives: #bf3989;
  --critical: ${COLOURS.critical}; --serious: #d9730d; --watch: ${COLOURS.watch}; --on: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --card: #161b22; --ink: #e6edf3; --quiet: #9da7b3; --line: #30363d; --lane: #1f262e; --messages: #4b5868; --negatives: #f778ba;
    --critical: #ff7b72; --serious: #f0a35e; --watch: #79b8ff; --on: #0d1117;
  }
}
body { margin: 0; background: var(--page); color: var(--ink); ${FONT}; font-size: 15px; line-height: 1.5; }
main { max-width: 1040px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 25px; line-height: 1.25; margin: 8px 0; }
h2 { font-size: 19px; margin: 0 0 12px; overflow-wrap: anywhere; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 18px 20px; margin: 16px 0; }
p { margin: 4px 0; }
.quiet { color: var(--quiet); }
.sentences { padding-left: 20px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 13px; color: var(--quiet); }
.key { display: inline-block; width: 14px; height: 10px; margin-right: 6px; border-radius: 2px; }
.wide { overflow-x: auto; margin-bottom: 14px; }
svg { display: block; min-width: 800px; width: 100%; height: auto; }
svg text { fill: var(--quiet); font-size: 12px; }
svg .name { fill: var(--ink); }
svg .grid { stroke: var(--line); }
svg .lane { fill: var(--lane); }
svg .messages { fill: var(--messages); } svg .negatives { fill: var(--negatives); }
svg .watch { fill: var(--watch); } svg .serious { fill: var(--serious); } svg .critical { fill: var(--critical); }
i.messages { background: var(--messages); } i.negatives { background: var(--negatives); }
i.watch, b.watch { background: var(--watch); } i.serious, b.serious { background: var(--serious); } i.critical, b.critical { background: var(--critical); }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
thead th { color: var(--quiet); font-weight: 600; font-size: 13px; }
th:first-child { text-align: left; font-weight: 600; }
ol { margin: 0; padding-left: 22px; }
li { margin: 10px 0; }
.head { font-weight: 600; }
.tag { color: var(--on); border-radius: 4px; padding: 1px 7px; font-size: 12px; text-transform: uppercase; letter-spacing: 0.03em; }
.mark { display: inline-block; margin-right: 18px; font-size: 14px; }
</style>`);
