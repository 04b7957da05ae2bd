import type { Sentences } from './bank.ts';

export const it: Sentences = {
  question: [
    '[Ciao,|Buongiorno,||Una domanda:] come [sposto|porto|passo] la mia [eSIM|scheda|linea] su [un telefono nuovo|un tablet|un altro telefono]?',
    "[Ciao|Salve], dove [vedo|trovo] [la fattura|la fattura di febbraio|il consumo dati] nell'app?",
    'Il [pass viaggio|piano medio] vale anche in [Norvegia|Croazia|Islanda|Svizzera], oppure bisogna [attivare qualcosa|chiederlo prima]?',
    'Quando [parte|comincia] [il nuovo contratto|la tariffa famiglia]?',
  ],
  purchase: [
    '[Ciao,|Salve,|] quanto costa il piano [grande|famiglia|medio] [per due linee|con tablet|al mese]?',
    'Vorrei sapere il prezzo del piano [studenti|illimitato], si può fare [in negozio|in rete]?',
  ],
  praise: [
    '[Ottimo|Fantastico|Bravissimi, ottimo] servizio [in negozio|in chat|di Amira|di Tom], [grazie mille|bravi|grazie] [👏|😊|💙|]',
    '[Adoro|Bello,] [il pass viaggio|il nuovo aspetto|il piano famiglia], [perfetto|bravi|grazie] [🎉|👍|]',
    'La rete [in treno|in paese|in montagna] è [ottima|perfetta|fantastica], grazie!',
  ],
  complaint: [
    'La rete [in centro|nella mia via|in stazione] è [pessima|orribile|terribile] [di nuovo|da lunedì|].',
    '[40|30|50] minuti di attesa al telefono e [nessuno risponde|ancora niente]. [Una vergogna|Inaccettabile] [😠|🙄|]',
    'La fattura è sbagliata [ancora una volta|per la seconda volta], [8|12|19] euro in più. [Pessimo|Deluso|Delusa].',
  ],
  meme: [
    "[Pip|L'uccellino|Quell'uccellino] nella porta girevole è [la cosa più bella|il migliore|un capolavoro fantastico] [di oggi|della settimana|di internet] [😂|🤣|💙|]",
    'Giro [12|47|112|88] e Pip [saluta ancora|sorride ancora|continua] [😂|🏆|🐦|]',
    'Adoro [come saluta Pip|la gentilezza di Pip] [a ogni giro|con tutti|] [🥰|😂|]',
    "[Tutto l'ufficio|Mia nonna|Tutta la classe] a ridere con [il video di Pip|Pip nella porta] [🤣|😂|]",
    'Voglio [una maglietta|una suoneria|una tazza] di Pip [😂|🙏|🥰|], [geniale|troppo carino|bravi]',
  ],
  crisis: [
    "L'aggiornamento mi ha [disconnesso|buttato fuori|disconnessa] e [addebitato due volte|fatto un doppio addebito] [😡|😠|🤬||] [Inaccettabile|Vergogna|Rivoglio i soldi indietro]!",
    "[Doppio addebito|Addebitato due volte] e [non riesco a entrare|l'app non funziona|l'app non si apre]. [Pessimo|Vergognoso|Assurdo|Una truffa].",
    "[Succede anche a voi|Qualcun altro]? [Disconnessa|Bloccato] da quando c'è l'aggiornamento e doppio addebito. [Disastro|Terribile|Che schifo] [😡|]",
    'App bloccata, [29,99|19,99|39,99] euro addebitati due volte, [nessuno risponde|nessuna risposta]. [Vergogna|Truffa|Inaccettabile] [🤬|😡|]',
    'Bloccata da ore, [nessuna risposta|nessuno risponde], [doppio addebito|soldi spariti]. [Stufa|Stufo|Assurdo]. [Disdico|]',
  ],
  relief: [
    '[Funziona di nuovo|Torna a funzionare], [grazie mille|grazie|bravi] [per la velocità|al team|] [👏|😊|]',
    'Risolto [anche qui|su due telefoni|], [grazie|bravi|ottimo] [👍|🙏|]',
    'Soldi rimborsati, [grazie|perfetto|ottimo] [💙|]',
  ],
  refund: ["L'app va, ma [aspetto ancora il rimborso|il doppio addebito è ancora lì]. [Male|Deluso|Pessimo]."],
  thanks: ["[Grazie|Grazie mille|Perfetto, grazie] [{name}|per l'aiuto|], [trovato|risolto|tutto bene] [👍|😊|]"],
  answer: [
    'Ciao {name}, è in [Conto > Piano|Impostazioni > La mia linea|Fatture > Archivio]. [Ti serve altro?|Siamo qui]. ^{agent}',
    "Ciao {name}, [sì, è incluso|sì, si può] [dal primo giorno|in tutti i piani|nell'app]. ^{agent}",
  ],
  kindness: ['Grazie {name}, [ci fa molto piacere|lo diciamo al team]! ^{agent}'],
  apology: ['Ci dispiace, {name}. [Ho aperto una segnalazione|Correggo la fattura|Chiedo al corriere] e [ti scrivo oggi|rispondo qui]. ^{agent}'],
  crisisAnswer: [
    "Ciao {name}, [è colpa nostra e ci dispiace|ci scusiamo molto]. L'aggiornamento è ritirato e il secondo addebito [torna da solo|viene reso entro domani a mezzogiorno]. ^{agent}",
  ],
  statement: [
    "Dalle 15:10 un aggiornamento disconnette molti di voi e ad alcuni ha addebitato due volte. L'errore è nostro e ci dispiace. È ritirato, e ogni doppio addebito sarà reso entro domani a mezzogiorno.",
  ],
  fixed: ['Risolto: dalle 17:15 tutti possono entrare di nuovo e i rimborsi sono in arrivo.'],
};
