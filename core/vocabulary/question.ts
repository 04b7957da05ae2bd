import { vocabularyOf } from './words.ts';

/** What people write who ask for something and set no question mark. */
export const ASKING = vocabularyOf({
  en: `
    how do i, how do you, how can i, how can we, how could i, how would i, how to, how does, what do i do, what should i, what can i do,
    where do i, where can i, when will, when do, when does, when can, is there a way, is there any way, is there anyway, is it possible,
    can i, can you, could you, can someone, can anyone, could someone, does anyone know, does anybody know, do you know, anyone know,
    anybody know, any idea, any ideas, any suggestions, any tips, any word on, any updates, any chance, would it be possible, will you,
    are you going to, do you have, suggestions, please advise, you should, would be great if, would be awesome if, would be nice if,
    would be awesome to, would be great to, it would be nice, would love it if, wish you, please use, please make, please provide,
    tell me how, i need to, i want to know, i would like to know, wondering if, wondering how, please tell me, let me know, can i get,
    please add, please bring, bring back, want to ask, have a question
  `,
  de: `
    wie kann ich, wie kann man, wie geht, wie lange, wo kann ich, wo finde ich, wann kommt, wann gibt es, gibt es, kann ich, könnt ihr,
    können sie, könnten sie, weiß jemand, hat jemand, ich wüsste gern, frage zu, eine frage
  `,
  es: `
    cómo puedo, cómo hago, cómo se, dónde puedo, dónde está, cuándo, hay alguna forma, es posible, me pueden, me podrían, podrían,
    alguien sabe, quisiera saber, quiero saber, necesito saber, una pregunta, tengo una duda
  `,
  fr: `
    comment puis-je, comment faire, comment je, où puis-je, où est, quand est-ce, est-ce que, y a-t-il, est-il possible, pouvez-vous,
    pourriez-vous, quelqu’un sait, je voudrais savoir, j’aimerais savoir, une question
  `,
  pt: `
    como posso, como faço, como eu faço, onde posso, onde fica, quando, tem como, é possível, vocês podem, alguém sabe, gostaria de saber,
    queria saber, uma dúvida, uma pergunta
  `,
  it: `
    come posso, come faccio, come si fa, dove posso, dove trovo, quando, c’è un modo, è possibile, potete, potreste, qualcuno sa,
    vorrei sapere, una domanda
  `,
});

/** What people write who forgot, lost or mistook something themselves: nothing of the brand's failed, and they need to know how to go on. */
export const OWN_MISHAPS = vocabularyOf({
  en: `
    i forgot, i forget, i forgotten, forgotten my, new number, different number, don't have the same number, don't have the number,
    don't know the password, don't know my password, no backup codes, backup codes, no longer using the number, ive forgotten,
    have forgotten, forgot my, forgot the, lost my phone, lost my number, lost my mobile, lost my password, lost my code, lost the code,
    lost code, lost my card, lost my key, lost my keys, lost my login, lost the two-step, lost my recovery, changed my number,
    changed my phone number, changed phones, new phone number, no longer have the phone, no longer have the number,
    don't have access to my phone, old phone number, old number, wrong number, wrong phone number, wrong email, by mistake, by accident,
    accidentally, my mistake, don't remember, can't remember, can't change the phone
  `,
  de: `
    vergessen, handy verloren, nummer verloren, passwort verloren, karte verloren, neue nummer, neue handynummer, falsche nummer,
    falsche e-mail, aus versehen, versehentlich, mein fehler, weiß nicht mehr
  `,
  es: `
    olvidé, se me olvidó, he olvidado, perdí mi, he perdido mi, perdí el, cambié de número, número equivocado, por error, sin querer,
    no recuerdo, no me acuerdo
  `,
  fr: `
    j’ai oublié, oublié mon, perdu mon téléphone, perdu mon numéro, perdu mon mot de passe, perdu ma carte, changé de numéro, mauvais numéro,
    par erreur, sans faire exprès, je ne me souviens
  `,
  pt: `
    esqueci, perdi meu, perdi o meu, perdi minha, perdi a minha, troquei de número, mudei de número, número errado, sem querer, por engano,
    não lembro, não me lembro
  `,
  it: `
    ho dimenticato, dimenticato la password, ho perso il, ho perso la, cambiato numero, numero sbagliato, per errore, per sbaglio,
    non ricordo
  `,
});

/** Cries for help: with a sour mood they tell of a failure, without one they ask. */
export const PLEADING = vocabularyOf({
  en: `help, please assist, need assistance`,
  de: `hilfe, bitte helft, helft mir`,
  es: `ayuda, ayúdenme, ayudarme`,
  fr: `besoin d’aide, à l’aide, aidez-moi, m’aider`,
  pt: `ajuda, me ajudem, me ajudar, ajudar-me`,
  it: `aiuto, aiutatemi, aiutarmi`,
});

/** Who asks why and is unhappy does not ask for the reason. */
export const WHY = vocabularyOf({
  en: `why, how come`,
  de: `warum, wieso, weshalb`,
  es: `por qué, por que`,
  fr: `pourquoi`,
  pt: `por que, porque, por quê`,
  it: `perché`,
});
