import { vocabularyOf } from './words.ts';

/** What people write who are pleased, so that nobody's thanks for an answer still to come is taken for it. */
export const PRAISING = vocabularyOf({
  en: `
    love it, love this, love you, love your, i love, we love, great service, great job, good job, well done, amazing, awesome, excellent,
    fantastic, brilliant, best company, best service, best customer, so helpful, very helpful, super helpful, thank you so much,
    thanks so much, thanks for your help, kudos, shout out to, shoutout to, impressed, recommend, happy with, made my day
  `,
  de: `
    liebe es, toller service, super service, klasse, großartig, fantastisch, hervorragend, sehr zufrieden, begeistert, weiter so,
    gut gemacht, vielen dank für die schnelle, danke für die hilfe, empfehlenswert, kompliment
  `,
  es: `
    me encanta, gran servicio, excelente, fantástico, fantástica, genial, maravilloso, buen trabajo, muy contento, muy contenta,
    encantado con, encantada con, muchas gracias por, enhorabuena, recomiendo
  `,
  fr: `
    j’adore, super service, excellent, excellente, génial, géniale, fantastique, parfait, bravo, très satisfait, très satisfaite,
    merci beaucoup pour, je recommande
  `,
  pt: `
    adoro, amei, ótimo serviço, ótimo atendimento, excelente, fantástico, maravilhoso, parabéns, muito satisfeito, muito satisfeita,
    muito obrigado por, muito obrigada por, recomendo
  `,
  it: `
    adoro, ottimo servizio, eccellente, fantastico, fantastica, perfetto, bravi, complimenti, molto soddisfatto, molto soddisfatta,
    grazie mille per, consiglio a tutti
  `,
});

/** Courtesies of those who ask: beside them a pleasant sound is no praise. */
export const COURTESIES = vocabularyOf({
  en: `please, pls, thanks, thank you, thx, tia, appreciate`,
  de: `bitte, danke, dankeschön, vielen dank`,
  es: `por favor, gracias`,
  fr: `svp, s'il vous plaît, s'il te plaît, merci`,
  pt: `por favor, obrigado, obrigada`,
  it: `per favore, per piacere, grazie`,
});
