/**
 * Our own words for what customers write to a company: what general lists of emotion words lack or misjudge there.
 * Written from the vocabulary of customer care, not fitted to any collection of messages. Accents may be left out, except in German.
 */
export interface CareWords {
  /** Words and phrases by their score, -4 (worst) to 4 (best); these replace those of the general list. */
  readonly scores: Readonly<Record<string, string>>;
  /** What a customer takes for granted: says nothing by itself, and is a complaint when it is denied ("does not load"). */
  readonly expected: string;
  /** Words that turn what follows, up to three words later, into its opposite. */
  readonly negators: string;
  /** Negators that also turn what comes before them: "funktioniert nicht", "marche pas". */
  readonly negatorsAfter: string;
  /** Words that begin a new clause. */
  readonly turns: string;
}

export const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'it'] as const;
export type ReadableLanguage = (typeof LANGUAGES)[number];

/** Pictures that the general list lacks, or that it reads more mildly than customers mean them. */
export const PICTURES: Readonly<Record<string, string>> = {
  '-4': '🤬',
  '-3': '😡 😠 👎 💩 🤮 💔',
  '-2': "🙄 😒 😤 🤦 😞 :( :-( :'(",
  '-1': '😭 😕',
  '0': '😅 🐦',
  '1': '😂 🤣 🔥 🙏',
  '2': '🤗 💪 :) :-) ;) ;-)',
  '3': '🥰 🥳 🤩 🙌 💙 💚 ❤ :D :-D <3',
};

export const CARE_WORDS: Readonly<Record<ReadableLanguage, CareWords>> = {
  en: {
    scores: {
      '-4': 'ripoff, rip off, rip-off, worst company, daylight robbery',
      '-3': `thanks for nothing, outage, useless, broken, unusable, overcharged, double charged, charged twice, charged me twice, billed twice, billed me twice,
        no answer, no reply, no response, zero support, still nothing, total joke, absolute joke, rubbish, garbage, shambles, unacceptable,
        took my money, worst, horrible, money back, taken twice, fuming, furious, not good enough, wtf, fix this, a joke, taking the piss`,
      '-2': `down, crash, crashes, crashed, crashing, still waiting, waiting for, on hold, logged out, logged me out, kicked out, locked out, logs me out,
        double charge, twice, slow, laggy, lag, laggs, glitch, glitchy, buggy, bug, bugs, stuck, refund, cancelling, cancel my, switching, ignored,
        ignoring, again and again, stopped working, keeps failing, overdraft, sort it out, unreachable, dropped, drops, cut off, never again, gone`,
      '-1': 'cant believe, how long, when will, delay, delayed, slower, error, errors',
      '0': `please, help, support, like, care, matter, matters, free, share, want, wanted, top, yes, no, number, charge, charged, credit, share, shared, reach,
        demand, alone, fire, lost, lose, problem solved, contact, hello, hi, dear, wondering, wonder, interested, chance, join, just, pay, paid, cut, stop, leave`,
      '1': 'works, working, ok, okay, faster, quicker',
      '2': 'i like, really like, like it, like the, fixed, solved, sorted, works again, working again, back online, back again, back up, quick reply, quick answer, refunded, cheers, thx, ty, no problem',
      '3': 'sorted it, well done, thank you, works perfectly, works like a charm, hats off, top notch, love it, made my day, legend, legends',
    },
    expected: `work, works, working, open, opens, load, loads, loading, answer, answers, answering, reply, replies, respond, responds, responding, help, helping, helped,
      connect, connects, fix, fixed, solve, solved, resolved, signal, service, reception, access, login, log, sign, update, answered, replied, responded, acceptable, arrive, arrived, use`,
    negators: `not, no, never, cannot, cant, dont, doesnt, didnt, isnt, wasnt, arent, werent, wont, wouldnt, couldnt, shouldnt, havent, hasnt, hadnt, aint, without, nobody,
      nothing, neither, nor, hardly, barely, zero`,
    negatorsAfter: '',
    turns: 'but, however, though, although, yet',
  },
  de: {
    scores: {
      '-4': 'abzocke, betrug, betrüger, saftladen',
      '-3': `kaputt, katastrophe, doppelt abgebucht, zweimal abgebucht, unverschämt, unverschämtheit, frechheit, keine antwort, nutzlos, unbrauchbar, mist, scheiße, scheiss,
        scheiß, schlecht, miserabel, unfassbar, sauer, wütend, unmöglich, peinlich, lächerlich, schrott, dreck, drecksladen, nie wieder, zum kotzen, geld zurück`,
      '-2': `störung, ausfall, ausgefallen, abgestürzt, absturz, abstürze, stürzt, hängt, langsam, rausgeworfen, ausgeloggt, abgemeldet, ausgesperrt, rausgeflogen, warte immer noch,
        warte seit, warteschleife, ignoriert, fehler, fehlermeldung, ärgerlich, nervt, nervig, enttäuscht, enttäuschend, kündigen, kündige, kündigung, wechsle, leider,
        doppelt, zweimal, abgebucht, funkloch, ruckelt, seit stunden, überzogen, problem, probleme, nichts geht, schade`,
      '-1': 'wie lange noch, dauert, verspätung, wann geht',
      '0': 'bitte, art, arm, not, ja, nein, log, hilfe, helfen, wunder, fan, roh, lob, gerne, gern, interesse, frei, kostenlos, zahlen, teilen, nie, ach, nachricht, möchte, würde, anspruch',
      '1': 'funktioniert, läuft, klappt, ok, okay, schneller',
      '2': 'danke, dank, behoben, gelöst, nett, freundlich, klappt wieder, geht wieder, läuft wieder, lustig, freue, freut, gefällt, schick, süß, top, erstattet, kein problem, lieb, zufrieden',
      '3': 'super, toll, klasse, prima, gut, spitze, perfekt, großartig, begeistert, vielen dank, herzlichen dank, hervorragend, genial, mega, liebe, hammer, genau mein humor',
    },
    expected: `funktioniert, funktionieren, geht, gehen, klappt, läuft, lädt, öffnet, starten, startet, einloggen, anmelden, antwort, antwortet, antworten, reagiert, hilft, helfen,
      geholfen, netz, empfang, signal, erreichbar, erreichen, komme, rein, gelöst, behoben, passiert, hinnehmbar, akzeptabel, angekommen`,
    negators: 'nicht, kein, keine, keinen, keiner, keinem, nie, niemals, nichts, niemand, ohne, weder, nix, ned, net, kaum',
    negatorsAfter: 'nicht, nie, nix, net, nichts',
    turns: 'aber, jedoch, trotzdem, sondern, obwohl',
  },
  es: {
    scores: {
      '-4': 'estafa, estafadores, ladrones',
      '-3': `pésimo, pésima, fatal, vergüenza, inaceptable, inútil, inútiles, basura, mierda, asco, cobrado dos veces, cobraron dos veces, cobro doble, doble cobro, caído, caída,
        robo, robando, sin respuesta, nadie responde, nadie contesta, harto, harta, horrible, indignante, de locos, una broma, devuélvanme, devolvedme`,
      '-2': `lento, lenta, falla, fallo, fallos, error, errores, cerró la sesión, cierra la sesión, cerrado la sesión, sesión cerrada, sigo esperando, llevo horas, esperando, dos veces, bloqueado,
        bloqueada, cancelar, baja, cambiarme, decepción, decepcionado, decepcionada, mal, peor, roto, rota, avería, problema, problemas, colgado, se cuelga, molesto, molesta, enfadado, enfadada`,
      '-1': 'cuándo vuelve, hasta cuándo, tarda, demora',
      '0': 'favor, por favor, ayuda, ayudar, sol, ora, oro, sí, fe, ama, no, quiero, gratis, libre, interesado, compartir, alcanzar, como, cuenta, querido, hola, ganas de saber, pago, pagar, apoyo',
      '1': 'funciona, va, ok, vale',
      '2': 'gracias, resuelto, solucionado, arreglado, amable, rápido, rápida, vuelve a funcionar, ya funciona, ya va, majo, majos, devuelto, me gusta, reembolsado, bonito, risa',
      '3': 'genial, bueno, buena, buen, buenísimo, excelente, perfecto, encanta, mejor, crack, cracks, estupendo, muchas gracias, mil gracias, maravilla, me parto, contento, contenta, bravo',
    },
    expected:
      'funciona, funcionan, funcionar, va, abre, carga, entrar, responde, responden, contestan, contesta, ayuda, ayudan, conecta, conexión, señal, servicio, cobertura, resuelto, solucionado, puedo, sirve, atiende, atienden, deja, llega, respuesta',
    negators: 'no, ni, nunca, jamás, sin, nadie, nada, tampoco, ningún, ninguna',
    negatorsAfter: '',
    turns: 'pero, aunque, sino',
  },
  fr: {
    scores: {
      '-4': 'arnaque, escrocs, voleurs',
      '-3': `nul, nulle, catastrophe, honte, honteux, inadmissible, inutile, débité deux fois, prélevé deux fois, débitée deux fois, double prélèvement, double débit, prélevée deux fois, merde, pourri, pourrie,
        scandaleux, ras le bol, marre, sans réponse, aucune réponse, insupportable, lamentable, remboursez, du grand n'importe quoi, importe quoi, furieux, furieuse, horrible`,
      '-2': `panne, en panne, bug, bugs, bugge, buggé, lent, lente, plante, planté, déconnecté, déconnectée, déconnecte, bloqué, bloquée, deux fois, erreur, toujours rien, attends toujours, attente, résilier, résilie, ignoré,
        ignorée, déçu, déçue, décevant, problème, problèmes, pénible, énervé, énervée, impossible, coupure, coupé, mal, pire, marche plus, fonctionne plus, dommage`,
      '-1': 'combien de temps, ça traîne, retard',
      '0': `or, dos, don, ami, foi, feu, oui, non, sûr, pur, usé, tue, coq, aide, aider, svp, plait, plaît, s'il vous plaît, s'il vous plait, vol, nui, uni, ri, gratuit, intéressé, partager, voulez, comme, cher, quelqu'un`,
      '1': 'marche, fonctionne, ok, ça va, plus rapide',
      '2': 'merci, résolu, réglé, réparé, sympa, gentil, rapide, remarche, refonctionne, marche à nouveau, remboursé, drôle, rigolé, mignon, mdr, mignonne, soulagé, soulagée, adore',
      '3': 'super, génial, bon, bonne, parfait, bien, excellent, top, merci beaucoup, un grand merci, bravo, magnifique, content, contente, ravi, ravie, trop bien, trop fort',
    },
    expected:
      'marche, marchent, fonctionne, fonctionnent, ouvre, charge, connecter, répond, répondent, réponse, aide, aident, réseau, signal, service, résolu, réglé, accès, passe, peux, acceptable, reçu, arrive',
    negators: 'ne, n, pas, jamais, rien, sans, aucun, aucune, personne, ni',
    negatorsAfter: 'pas, jamais, rien',
    turns: 'mais, pourtant, cependant',
  },
  pt: {
    scores: {
      '-4': 'golpe, ladrões, roubo',
      '-3': `péssimo, péssima, horrível, vergonha, inaceitável, inútil, lixo, merda, ridículo, cobrado duas vezes, cobraram duas vezes, cobrada duas vezes, cobrança dupla, sem resposta, absurdo, palhaçada, descaso,
        ninguém responde, farto, farta, fora do ar, devolvam, um nojo, revoltado, revoltada`,
      '-2': `lento, lenta, erro, erros, falha, falhas, travou, trava, travando, caiu, bloqueado, bloqueada, duas vezes, ainda espero, esperando, à espera, cancelar, mudar de operadora, decepção, desiludido, desiludida, problema,
        problemas, mal, mau, má, pior, avaria, deslogado, desligou, terminou a sessão, chato, ruim, sessão terminada, há horas, dinheiro de volta`,
      '-1': 'quando volta, demora, demorado, até quando',
      '0': 'favor, por favor, ajuda, ajudar, sim, fé, cal, doa, não, quero, grátis, livre, partilhar, interessado, como, olá, conta, pagar, caro, cara, apoio',
      '1': 'funciona, ok, certo',
      '2': 'obrigado, obrigada, resolvido, arranjado, rápido, rápida, simpático, simpática, voltou a funcionar, já funciona, gosto, giro, fofo, reembolsado, devolvido, risos, aliviado',
      '3': 'bom, boa, ótimo, ótima, excelente, perfeito, perfeita, adoro, adorei, melhor, muito obrigado, muito obrigada, maravilha, parabéns, fantástico, genial, top, espetáculo',
    },
    expected:
      'funciona, funcionam, funcionar, abre, carrega, entrar, responde, respondem, resposta, ajuda, ajudam, liga, rede, sinal, serviço, resolvido, resolvem, consigo, atende, atendem, chega, serve',
    negators: 'não, nao, nem, nunca, jamais, sem, ninguém, nada, nenhum, nenhuma',
    negatorsAfter: '',
    turns: 'mas, porém, embora',
  },
  it: {
    scores: {
      '-4': 'truffa, truffatori, ladri',
      '-3': `pessimo, pessima, vergogna, vergognoso, inaccettabile, inutile, schifo, merda, addebitato due volte, addebitata due volte, doppio addebito, disastro, senza risposta, nessuna risposta, ridicolo, rotto,
        rotta, terribile, orribile, indecente, rimborso subito, soldi indietro, stufo, stufa, nessuno risponde, furioso, furiosa, assurdo`,
      '-2': `lento, lenta, guasto, bloccato, bloccata, crash, crasha, disconnesso, disconnessa, buttato fuori, sloggato, due volte, errore, errori, aspetto ancora, ancora niente, disdire, disdetta, deluso, delusa, problema,
        problemi, male, peggio, peggiore, attesa, disservizio, ignorato, arrabbiato, arrabbiata, da ore, impossibile`,
      '-1': 'quando torna, ritardo, fino a quando',
      '0': 'favore, per favore, aiuto, aiutare, ora, oro, sì, ah, ama, dio, fan, gal, no, voglio, gratis, libero, condividere, interessato, come, ciao, conto, pagare, caro, cara, supporto, piacere',
      '1': 'funziona, va, ok, bene così',
      '2': 'grazie, risolto, sistemato, gentile, gentili, veloce, veloci, funziona di nuovo, torna a funzionare, simpatico, rimborsato, ridere, carino, sollievo, mi piace, tenero',
      '3': 'ottimo, ottima, buono, buona, bene, perfetto, perfetta, bello, bella, bravi, bravo, adoro, grazie mille, mille grazie, fantastico, fantastica, meraviglia, geniale, top, migliore, contento, contenta',
    },
    expected:
      'funziona, funzionano, funzionare, va, apre, carica, entrare, accedere, risponde, rispondono, risposta, aiuta, connette, rete, segnale, servizio, risolto, riesco, prende, arriva, arrivato, posso',
    negators: 'non, né, mai, senza, nessuno, nessuna, niente, nulla, neanche',
    negatorsAfter: '',
    turns: 'ma, però, tuttavia, anche se',
  },
};
