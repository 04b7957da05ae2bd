import { termsOf } from '../terms.ts';

/** What an answer is judged by, as data: terms in the six languages that we read, found as whole words and in any case. */

/** Other ways to be served than the thread where the customer asked: another channel, another team, another company, a form. */
export const CHANNELS = termsOf({
  en:
    'dm, dms, dm us, direct message, private message, send us a pm, via pm, a pm, private request, message us privately, inbox us, call us, give us a call, by phone, via phone, ring us, hotline, ' +
    'email us, send us an email, send an email, by email, via email, write to us, contact us, contact form, please contact, contact the, contact your, contact our, get in contact, get in touch, reach out to, reach our, ticket, ' +
    'tickets, submit a request, feedback report, feedback tool, feedback forum, feedback, support team, specialist team, specialists, submit it, report it, ' +
    'one-on-one, live chat, chat team, community forum, forums, visit our store, in store, in-store, your local branch, to contact, contact them, wishform, suggestion box',
  de:
    'direktnachricht, per dm, eine dm, per pn, eine pn, private nachricht, ruf uns an, rufen sie uns an, rufen sie, rufe uns an, telefonisch, hotline, schreib uns eine mail, ' +
    'schreiben sie uns eine mail, schick uns eine mail, per mail an, e-mail an, kontaktformular, kontaktiere, kontaktieren sie, wende dich an, wenden sie sich an, ticket, ' +
    'kundenservice unter, live-chat, forum, in der filiale, im shop vor ort',
  es:
    'mensaje directo, mensaje privado, por privado, por md, por dm, un dm, llámanos, llámenos, llama al, llame al, por teléfono, escríbenos a, escríbanos a, envíanos un correo, ' +
    'un correo a, formulario de contacto, contacta con, contacte con, ponte en contacto, póngase en contacto, comunícate con, abre un ticket, chat en vivo, foro, en tienda',
  fr:
    'message privé, en mp, en dm, par mp, un mp, un dm, appelez, appelle-nous, par téléphone, écrivez-nous, écris-nous, envoyez-nous un mail, un e-mail à, un mail à, ' +
    'formulaire de contact, contactez, contacte, rapprochez-vous, adressez-vous, ouvrez un ticket, chat en ligne, forum, en boutique, en agence',
  pt:
    'mensagem direta, mensagem privada, por dm, uma dm, no privado, inbox, ligue para, liga para, por telefone, envie um e-mail, envie um email, escreva para, formulário de contato, ' +
    'formulário de contacto, entre em contato, entre em contacto, contate, contacte, abra um chamado, abra um ticket, chat ao vivo, fórum, na loja',
  it:
    'messaggio privato, messaggio diretto, in privato, in dm, un dm, chiamaci, chiami, chiamate, per telefono, scrivici a, scriveteci a, una mail a, un’email a, modulo di contatto, ' +
    'contatta, contatti, contattare, rivolgiti, rivolgersi, apri un ticket, chat dal vivo, forum, in negozio, in filiale',
});

/** Words that point at a page without saying anything of their own. */
export const POINTING = termsOf({
  en:
    "here, here's, link, links, page, pages, site, website, article, articles, guide, guides, steps, step, instructions, info, information, details, tips, tip, resource, resources, faq, " +
    'section, post, posted, thread, blog, news, newswire, check, checking, checkout, see, look, find, visit, visiting, go, going, read, learn, more, review, refer, referring, following, follow, followed, ' +
    'outlined, provided, listed, below, show, shows, explain, explains, explained, explaining, explanation, troubleshooting, troubleshoot, try, trying, tried, complete, completing, completed, ' +
    'access, recommend, recommended, suggest, suggests, suggested, suggestions, help, helps, helpful, helped, handy, great, solve, solution, solutions, resolve, resolved, resolution, fix, fixes, issue, issues, problem, problems, ' +
    'trouble, experience, experiencing, error, question, questions, concern, concerns, answer, answers, options, option, available, further, additional, related, regarding, common, available, ' +
    "assist, assistance, support, get, getting, share, shares, use, using, page's, update, updates, announcement, latest, status, directly, click, clicking",
  de:
    'hier, link, links, seite, seiten, artikel, anleitung, schritte, schritt, infos, info, informationen, tipps, hilfe, hilfeseite, faq, schau, schauen, sieh, siehe, lies, lesen, finde, findest, finden, folge, ' +
    'folgen, folgende, folgenden, unten, probier, probiere, versuche, versuch, versuchen, klicke, klick, klicken, problem, fehler, frage, fragen, lösung, lösen, weitere, weiteren, mehr',
  es:
    'aquí, enlace, link, página, páginas, artículo, guía, pasos, paso, información, info, detalles, consejos, ayuda, faq, mira, mire, visita, visite, consulta, consulte, lee, lea, encuentra, encontrarás, encontrará, ' +
    'sigue, siga, siguiente, siguientes, siguiendo, prueba, pruebe, intenta, intente, haz, clic, problema, error, duda, pregunta, solución, más',
  fr:
    'ici, lien, liens, page, pages, article, guide, étapes, étape, informations, infos, info, conseils, aide, faq, voyez, voir, vois, consultez, consulte, lisez, lis, trouverez, trouver, suivez, suis, suivant, ' +
    'suivantes, suivants, essayez, essaie, cliquez, clique, problème, erreur, question, solution, plus, ci-dessous',
  pt:
    'aqui, link, página, páginas, artigo, guia, passos, passo, informações, informação, detalhes, dicas, ajuda, faq, veja, vê, visite, visita, consulte, consulta, leia, encontra, encontrará, siga, segue, seguinte, ' +
    'seguintes, seguindo, tente, tenta, experimente, clique, problema, erro, dúvida, pergunta, solução, mais',
  it:
    'qui, link, pagina, pagine, articolo, guida, passaggi, passi, informazioni, info, dettagli, consigli, aiuto, faq, guarda, vedi, veda, visita, visiti, consulta, consulti, leggi, legga, trovi, trova, trovare, segui, ' +
    'segua, seguente, seguenti, prova, provi, clicca, clicchi, problema, errore, domanda, soluzione, più',
});

/** What is said for the sake of kindness: it answers nothing. */
export const COURTESY = termsOf({
  en:
    'please note, yikes, oh no, sorry, apologies, apologise, apologize, thanks, thank you, happy to, glad to, love to, like to, here to help, here for you, hope this, hope that, hope it, let us know, let me know, ' +
    'keep us posted, standing by, feel free, hesitate, good question, great question, appreciate, we understand, frustrating, frustration, inconvenience, stay safe, reach back out, tweet away, welcome, no worries, ' +
    'look into, take a closer look, point you, reached the right place, work as they should, not the experience, not the type of experience, we want your, we want you, always here, here if you need, assist you, we will assist, take a look, anything else, ' +
    'any other questions, other questions, get back to us, mind if we jump in, jump in, we will help, help you, help with',
  de:
    'sorry, tut uns leid, tut mir leid, entschuldigung, entschuldige, danke, dankeschön, gerne, gern, bei weiteren fragen, melde dich, melden sie sich, wir helfen, helfen dir, helfen ihnen, ' +
    'schade, verstehen, ärgerlich, liebe grüße, viele grüße, schönen tag',
  es: 'hola, buenos días, buenas, lo siento, lo sentimos, lamentamos, disculpa, disculpe, disculpas, gracias, con gusto, encantados, estamos aquí, ayudarte, ayudarle, cualquier duda, avísanos, entendemos, saludos, que tengas',
  fr: "bonjour, bonsoir, salut, désolé, désolés, désolée, navré, navrés, excuses, merci, avec plaisir, ravis, n’hésitez pas, n'hésitez pas, nous sommes là, vous aider, t'aider, tenez-nous, comprenons, cordialement, bonne journée",
  pt: 'olá, oi, bom dia, boa tarde, sentimos, lamentamos, desculpe, desculpa, desculpas, obrigado, obrigada, com prazer, estamos aqui, ajudá-lo, ajudar você, te ajudar, qualquer dúvida, avise-nos, entendemos, abraço',
  it: 'ciao, salve, buongiorno, ci dispiace, spiacenti, scusa, scusi, scuse, grazie, volentieri, siamo qui, aiutarti, aiutarla, per qualsiasi, facci sapere, capiamo, saluti, buona giornata',
});

/** Words that fill a sentence, and what is left of those with an apostrophe. */
export const FILLING = [
  'please',
  'bitte',
  'por favor',
  'svp',
  'us',
  'let',
  'let’s',
  'don’t',
  'may',
  'able',
  'sounds',
  'suggestion',
  'd',
  'll',
  'm',
  're',
  've',
];

/** What a letter begins with. */
export const GREETINGS = [
  'hi there',
  'hey there',
  'hi',
  'hey',
  'hello',
  'dear',
  'hallo',
  'guten tag',
  'moin',
  'hola',
  'buenos días',
  'buenas tardes',
  'bonjour',
  'bonsoir',
  'salut',
  'olá',
  'oi',
  'bom dia',
  'boa tarde',
  'ciao',
  'salve',
  'buongiorno',
];

/** What begins a condition: it says in which case, and not what to do. */
export const CONDITIONS = ['if', 'when', 'wenn', 'falls', 'si', 'cuando', 'quand', 'se', 'quando', 'caso'];

/** How more is asked of the customer in the same thread, where no question mark says so. */
export const ASKING = termsOf({
  en:
    'let us know the, let us know which, let us know what, let us know more, let us know if you see, let us know if you get, tell us more, tell us what, clarify, please provide, please share, share a, share the, share your, share more, send us the, send us a screenshot, send over, ' +
    'send more details, send details, more info about, give us the, give us more, please confirm, with some more details, need to know, like to know, you can share, post the',
  de: 'sag uns, sagen sie uns, teile uns mit, teilen sie uns mit, nenne uns, nennen sie uns, beschreib, beschreiben sie, welches gerät',
  es: 'dinos, díganos, indícanos, indíquenos, cuéntanos, cuéntenos, compártenos, envíanos una captura, confírmanos',
  fr: 'dites-nous, dis-nous, précisez, précise, indiquez-nous, indique-nous, pouvez-vous nous dire, décrivez',
  pt: 'diga-nos, conte-nos, informe, nos informe, nos conte, descreva, confirme para nós',
  it: 'dicci, ci dica, indicaci, raccontaci, descrivi, confermaci, facci sapere quale',
});

/** A question that only asks whether the customer has been on a page already. */
export const ALREADY_TRIED = termsOf({
  en: 'have you tried, have you already tried, have you already, did you try, did you follow, have you followed, had the opportunity to try, could you go through, would you mind trying, mind trying, could you try, can you try, can you go through',
  de: 'hast du schon, haben sie schon, hast du bereits, haben sie bereits',
  es: 'has probado, ha probado, has intentado, ya intentaste, ya probaste',
  fr: 'avez-vous essayé, as-tu essayé, avez-vous déjà, as-tu déjà',
  pt: 'você já tentou, já tentou, já experimentou',
  it: 'hai provato, ha provato, hai già, ha già',
});

/** What tells a customer how things stand, however kindly it is said. */
export const VERDICTS = termsOf({
  en:
    "you can not, you cannot, you can't, cannot be, can't be, don't currently, do not currently, don’t currently, don't have, don’t have, do not have, not available, unavailable, not possible, isn't possible, isn’t possible, not currently, no longer, we cannot remove, " +
    "unable to make, is not supported, isn't supported, correct, that is right, that's right, known issue, aware of, being worked on, working on a fix, has been, have been, will be, was sent, is scheduled, it should",
  de: 'leider nicht, nicht möglich, nicht verfügbar, derzeit nicht, zurzeit nicht, ist bekannt, wurde, wurden, wird behoben, stimmt, richtig',
  es: 'no es posible, no está disponible, no disponible, actualmente no, ya no, es correcto, correcto, ha sido, fue enviado, será',
  fr: "pas possible, n'est pas, pas disponible, actuellement pas, n'est plus, c'est exact, a été, ont été, sera",
  pt: 'não é possível, não está disponível, indisponível, no momento não, atualmente não, já não, está correto, foi enviado, será',
  it: 'non è possibile, non è disponibile, al momento non, attualmente non, non più, è corretto, è stato, è stata, sarà',
});

/** Says that help is not to be had here, which is no answer. */
export const REFUSING = termsOf({
  en: "cannot assist, can't assist, unable to assist, cannot help, can't help, unable to help, not able to assist, not able to help, over social media, through this forum, on this platform, via twitter",
  de: 'hier nicht helfen, hier nicht weiterhelfen, über diesen kanal',
  es: 'no podemos ayudarte por, por este medio, por esta vía',
  fr: 'ne pouvons pas vous aider, par ce canal, via ce canal',
  pt: 'não podemos ajudar por, por este canal, por aqui não',
  it: 'non possiamo aiutarti qui, da questo canale, tramite questo canale',
});

/** What must not be said in public, or only by who is licensed to: there, to send the customer elsewhere is right. */
export const RIGHTLY_PRIVATE: readonly { readonly name: string; readonly terms: string[] }[] = [
  {
    name: 'privacy',
    terms: termsOf({
      en:
        'account info, account information, account details, account number, account recovery, card number, card details, bank details, iban, date of birth, social security, passport, your address, home address, billing address, ' +
        'phone number, your email address, your email so, us your email, your full name, order number, booking reference, verify your identity, confirm your identity, personal information, personal details, personal data, for your security, for security reasons, for privacy, protect your privacy',
      de: 'kundennummer, kontonummer, kartennummer, bankverbindung, iban, geburtsdatum, anschrift, deine adresse, ihre adresse, telefonnummer, bestellnummer, buchungsnummer, vertragsnummer, persönliche daten, personenbezogene, datenschutz, zu deiner sicherheit, zu ihrer sicherheit',
      es: 'número de cuenta, número de tarjeta, datos bancarios, fecha de nacimiento, dni, pasaporte, tu dirección, su dirección, número de teléfono, número de pedido, datos personales, por seguridad, por privacidad, verificar tu identidad',
      fr: 'numéro de compte, numéro de client, numéro de carte, coordonnées bancaires, iban, date de naissance, votre adresse, ton adresse, numéro de téléphone, numéro de commande, données personnelles, informations personnelles, par sécurité, confidentialité',
      pt: 'número da conta, número do cartão, dados bancários, cpf, nif, data de nascimento, seu endereço, sua morada, número de telefone, número do pedido, dados pessoais, por segurança, privacidade',
      it: 'numero di conto, numero cliente, numero della carta, coordinate bancarie, iban, data di nascita, codice fiscale, tuo indirizzo, suo indirizzo, numero di telefono, numero d’ordine, dati personali, per sicurezza, privacy',
    }),
  },
  {
    name: 'regulated advice',
    terms: termsOf({
      en: 'medical advice, your doctor, a doctor, pharmacist, legal advice, a lawyer, financial advice, investment advice, tax advice, adverse event, side effect, emergency services, regulated advice',
      de: 'ärztlichen rat, arzt, ärztin, apotheker, rechtsberatung, anlageberatung, steuerberatung, nebenwirkung, notruf',
      es: 'consejo médico, su médico, tu médico, farmacéutico, asesoramiento legal, asesoramiento financiero, efecto adverso, emergencias',
      fr: 'avis médical, votre médecin, ton médecin, pharmacien, conseil juridique, conseil financier, effet indésirable, urgences',
      pt: 'aconselhamento médico, seu médico, farmacêutico, aconselhamento jurídico, aconselhamento financeiro, efeito adverso, emergência',
      it: 'parere medico, il tuo medico, il suo medico, farmacista, consulenza legale, consulenza finanziaria, effetto indesiderato, emergenza',
    }),
  },
];
