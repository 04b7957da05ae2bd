import type { Author, Engagement } from '../../core/message.ts';
import { MINUTE, SECOND } from '../../core/time.ts';
import { at, type ClockTime } from './clock.ts';
import type { Draft } from './draft.ts';
import { agent, type Channel } from './people.ts';
import type { Random } from './random.ts';
import { written } from './sentences/bank.ts';

const by = (handle: string, followers: number, role: Author['role'] = 'customer'): Author => ({
  id: `scene-${handle}`,
  handle,
  name: handle,
  followers,
  role,
});

const onX = (clock: ClockTime, author: Author, text: string, engagement?: Partial<Engagement>): Draft => ({
  channel: 'x',
  kind: 'post',
  author,
  text,
  at: at(clock),
  engagement,
});

/** Single messages that each test one thing the product must get right. */
const moments = (): Draft[] => [
  onX(
    '10:21',
    by('soupspoon_greta', 310),
    '@tallowcell you lost my number AGAIN, worst support ever. @wrenlow do you have a plan with 30 GB? I want to switch this week',
    { likes: 4 },
  ),
  onX(
    '15:52',
    by('jonas_wrenlow', 190, 'employee'),
    'I work at @wrenlow and honestly we told them this update was not ready. Sorry everyone, this is terrible.',
    { likes: 38, shares: 9, replies: 12, views: 2_900 },
  ),
  onX(
    '15:41',
    by('marblecast', 18_200),
    'My podcast crew: four phones, four log-outs, eight charges. @wrenlow this is a disaster and nobody answers',
    { likes: 120, shares: 44, replies: 31, views: 21_000 },
  ),
  onX('15:58', by('kettle_and_kin', 41_500), 'Shop closed early: @wrenlow charged us twice, the card bounced, the app is broken. Unacceptable.', {
    likes: 210,
    shares: 70,
    replies: 54,
    views: 52_000,
  }),
  onX(
    '16:22',
    by('daily_gravel', 64_000),
    'Readers from six countries tell us that @wrenlow charged them twice and locked them out. Awful afternoon, no answer from the hotline.',
    { likes: 260, shares: 95, replies: 80, views: 71_000 },
  ),
  {
    ...onX('09:12', by('puddle_wim', 88), '@wrenlow goedemorgen, kan ik mijn abonnement ook in België gebruiken zonder extra kosten?'),
    language: 'nl',
  },
  {
    channel: 'facebook',
    kind: 'post',
    author: by('mitten_ania', 0),
    text: 'Dzień dobry, gdzie w aplikacji znajdę fakturę za luty? Szukam już pół godziny.',
    at: at('10:47'),
  },
  { ...onX('12:33', by('noodle_haru', 640), 'この鳥、かわいすぎる。ずっと見ていられます。'), language: 'ja' },
  { channel: 'instagram', kind: 'post', author: by('lantern_rosa', 0), text: '', at: at('11:20'), engagement: { likes: 6 } },
  { channel: 'messenger', kind: 'direct', author: by('thimble_ed', 0), text: '', at: at('14:08'), customer: 'scene-thimble_ed' },
  { channel: 'instagram', kind: 'post', author: by('cactus_lou', 0), text: '😂😂😂', at: at('12:19'), engagement: { likes: 11 } },
  { channel: 'instagram', kind: 'post', author: by('tram_ute', 0), text: '💙👏', at: at('12:51'), engagement: { likes: 3 } },
  { channel: 'facebook', kind: 'post', author: by('ladder_max', 0), text: '😡😡😡', at: at('15:34'), engagement: { likes: 2 } },
];

/** One angry person, thirty times in one morning: loud, and not a crisis. */
function troll(random: Random): Draft[] {
  const author = by('gravelgrump_77', 41);
  const patterns = [
    '@wrenlow [post|message|complaint] number {name}: your [shop music|hold music|ring tone] is [horrible|terrible|awful], [stop it|shame on you|I hate it]',
    '@wrenlow {name} [times|days] I wrote, [no answer|no reply], [useless|pathetic] [company|people]',
    '@wrenlow your [logo|colour|bird] is [ugly|stupid|awful] and [so is your service|you are bad] ({name})',
  ];
  return Array.from({ length: 30 }, (_, index) => ({
    ...onX('08:31', author, written(random.pick(patterns), { name: String(index + 1), agent: '' }, random)),
    at: at('08:31') + index * 6 * MINUTE + random.below(200) * SECOND,
  }));
}

/** Two customers talk with an agent in private, turn by turn. */
const talks = (): Draft[] => [
  ...talk('messenger', '10:02', { id: 'scene-biscuit_ken', name: 'Ken B.', role: 'customer' }, [
    'Hi, I would like to move my number to you. What do you need from me?',
    'Hi Ken, just your current number and the date you would like to move. ^LM',
    'Is there a fee, and will I be without signal in between?',
    'No fee at all, and the change happens at night between two and four. ^LM',
    'Perfect, then the first of April please. Thank you, that was very helpful!',
    'Done. You will get a text the day before. Welcome to the nest! ^LM',
  ]),
  ...talk('whatsapp', '16:31', { id: 'scene-velvet_ines', name: 'Inés V.', role: 'customer' }, [
    'Buenas, me han cobrado dos veces y no puedo entrar en la app. Esto es inaceptable.',
    'Hola Inés, es error nuestro y lo sentimos mucho. El segundo cobro se devuelve sin que hagas nada. ^AK',
    '¿Y cuándo? Tengo la cuenta en negativo, muy mal.',
    'Hemos pedido tu devolución por vía rápida, llega esta tarde, y pagamos la comisión de tu banco. ^AK',
    'Acaba de llegar. Muchas gracias por la ayuda, así da gusto.',
    'Gracias a ti por la paciencia, Inés. ^AK',
  ]),
];

function talk(channel: Channel, from: ClockTime, customer: Author, turns: readonly string[]): Draft[] {
  const drafts: Draft[] = [];
  for (const [index, text] of turns.entries()) {
    const author = index % 2 === 0 ? customer : agent(text.slice(-2));
    drafts.push({ channel, kind: 'direct', author, text, at: at(from) + index * 7 * MINUTE, customer: customer.id, parent: drafts.at(-1) });
  }
  return drafts;
}

/** People pass on what somebody else wrote: the same words under another name. */
const reposts = (day: readonly Draft[], random: Random): Draft[] => {
  const loud = day.filter(
    ({ channel, parent, author, engagement }) => channel === 'x' && !parent && author.role === 'customer' && (engagement?.likes ?? 0) >= 8,
  );
  return Array.from({ length: 14 }, (_, index) => {
    const original = random.pick(loud);
    const text = `RT @${original.author.handle ?? original.author.id}: ${original.text}`;
    return {
      ...original,
      author: by(`walnut_echo${index + 1}`, 20 + index),
      text,
      at: original.at + (2 + random.below(25)) * MINUTE,
      engagement: undefined,
    };
  });
};

/** Everything of the day that was not left to chance, and what was said again. */
export const scenes = (day: readonly Draft[], random: Random): Draft[] => [...moments(), ...troll(random), ...talks(), ...reposts(day, random)];
