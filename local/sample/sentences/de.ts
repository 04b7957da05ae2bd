import type { Sentences } from './bank.ts';

export const de: Sentences = {
  question: [
    '[Hallo,|Moin,|Guten Morgen,|Hi,||Kurze Frage:] wie [ziehe|nehme|bringe] ich meine [eSIM|SIM|Nummer] auf [das neue Handy|mein Tablet|ein anderes Gerät] mit?',
    '[Hallo zusammen|Guten Tag|Servus], wo [sehe|finde] ich in der App [meine Rechnung|die Rechnung vom Februar|meinen Datenverbrauch]?',
    'Gilt [der Reisepass|das Datenvolumen|mein Tarif] auch in [Norwegen|Kroatien|Island|der Schweiz], oder muss ich [etwas buchen|etwas einstellen]?',
    'Ab wann [gilt|beginnt] [mein neuer Vertrag|der Familientarif][, ab dem 15.|, am Ersten|]?',
    'Mein [Paket|Handy] ist [unterwegs|verschickt], [wann kommt es ungefähr an|muss ich zu Hause sein]?',
    'Ich ziehe [im April|nächste Woche] nach [Köln|Linz|Basel|Rostock], wie [ändere|melde] ich die Adresse?',
    'Kann ich [den Tarif|meinen Vertrag] [für zwei Monate|im Sommer|während der Elternzeit] pausieren?',
  ],
  purchase: [
    '[Hallo,|Guten Tag,|] was kostet der [große|mittlere] Tarif [für zwei Personen|mit Tablet|mit Handy] im Monat?',
    'Interesse am [Studententarif|Familientarif], kann ich den [online|im Laden|am Telefon] abschließen?',
    'Suche [einen neuen Vertrag|eine zweite Karte|etwas für meine Tochter] mit [20 GB|viel Volumen], was habt ihr [im Angebot|da]?',
  ],
  praise: [
    '[Super|Toller|Klasse|Richtig guter] [Service|Empfang|Chat] [in Leipzig|am Bahnhof|heute|], [vielen Dank|weiter so|danke euch] [👍|💙|😊||]',
    '[Danke an|Vielen Dank an|Großes Lob an] [Lene|Jonas|Amira] [im Laden|am Telefon|aus dem Chat], [sehr freundlich und schnell|perfekt geholfen|einfach spitze]!',
    'Bin [seit Januar|seit zwei Wochen] bei euch und [sehr zufrieden|begeistert|es ist perfekt] [🎉|👏||]',
    'Der Empfang [im Zug|am See|auf dem Berg] ist [super|richtig gut|hervorragend], [toll|danke|prima]!',
    '[Schöne|Tolle|Nette] Idee mit [dem Geburtstagsgeschenk|dem Gratis-Gigabyte|der Karte], [hat mich sehr gefreut|danke|liebe ich] [🥰|]',
  ],
  complaint: [
    'Der Empfang [in der Altstadt|in meiner Straße|am Hafen] ist [schlecht|miserabel|weg] [seit Montag|schon wieder|], [das nervt|sehr ärgerlich|bitte prüfen].',
    'Seit [30|40|50] Minuten in der Warteschleife, [das ist unverschämt|eine Frechheit|so geht das nicht] [😠|🙄|]',
    'Mein [Paket|Handy] ist [zehn Tage|eine Woche] zu spät und [niemand antwortet|keine Antwort]. [Enttäuschend|Sehr ärgerlich|Schlecht].',
    'Die Rechnung ist [wieder|zum zweiten Mal] falsch, [8|12|19] Euro zu viel. [Ärgerlich|Schlecht|Das nervt].',
    'Internet [abends|mittags|die ganze Woche] [langsam|viel zu langsam], [enttäuscht|das ist schlecht].',
  ],
  meme: [
    '[Pip|Der Vogel|Unser Pip] in der Drehtür ist [das Beste|das Lustigste|pure Liebe] [heute|diese Woche|im ganzen Internet] [😂|🤣|💙|]',
    'Wie [höflich|nett|freundlich] Pip [jedes Mal|in jeder Runde|allen] [winkt|zuwinkt] [😂|🥰|, ich liebe es|, super]',
    'Runde [12|47|112|99] und Pip [winkt immer noch|lächelt weiter|gibt nicht auf] [😂|🏆|🐦|]',
    '[Gebt|Bitte gebt] dem Vogel [einen Orden|eine Gehaltserhöhung|Urlaub|einen Keks] [😂|👏|🎉|]',
    '[Das ganze Büro|Die ganze Klasse|Meine Oma] [lacht|lacht Tränen] über [das Pip-Video|Pip in der Tür] [🤣|😂|]',
    '[Ich|Wir alle] [am Montag|am Donnerstag|vor dem ersten Kaffee]: Pip in der Drehtür [😂|😅|🐦]',
    'Wer hat das [gefilmt|vertont]? [Genial|Großartig|Mega], [Mittagspause gerettet|danke dafür|mein Humor] [😂|👏|]',
    'Davon [hätte ich gern|brauche ich] [ein Poster|ein T-Shirt|einen Klingelton], [super süß|so gut|mega] [🥰|😂|]',
  ],
  crisis: [
    'Das Update hat mich [rausgeworfen|ausgeloggt|abgemeldet] und [zweimal abgebucht|doppelt abgebucht] [😡|😠|🤬||] [Was soll das|Unverschämt|Eine Frechheit]!',
    '[Doppelt abgebucht|Zweimal abgebucht] und [ich komme nicht mehr rein|einloggen geht nicht|die App ist kaputt]. [Unfassbar|Frechheit|Unmöglich|Ich bin sauer].',
    '[Noch jemand|Sonst noch wer|Geht das allen so]: [ausgeloggt|rausgeflogen] seit dem Update und [doppelt abgebucht|zwei Abbuchungen]? [Katastrophe|Schlecht|Was für ein Mist] [😡|😤|]',
    'App [kaputt|stürzt ab|startet nicht], [29,99|19,99|39,99] Euro doppelt abgebucht, [Hotline tot|keine Antwort|niemand erreichbar]. [Saftladen|Katastrophe|Unverschämt] [😡|🤬|]',
    'Konto [überzogen|leer] wegen eurer doppelten Abbuchung, [danke für nichts|unfassbar|das ist Betrug]. [Ich kündige|Ich will mein Geld zurück|Geld zurück, sofort] [😡|]',
    'Seit [einer Stunde|drei Uhr] ausgesperrt, [keine Antwort|niemand reagiert], [Geld weg|zweimal abgebucht]. [Frechheit|Unmöglich|Peinlich|Lächerlich].',
    '[Bloß nicht|Auf keinen Fall] das Update installieren! [Wirft euch raus|Loggt euch aus] und bucht doppelt ab. [Schrott|Katastrophe|Unglaublich schlecht] [👎|😡|]',
    'Wer [testet|baut] so ein kaputtes Update? [Ausgeloggt|Ausgesperrt], [doppelt abgebucht|zwei Abbuchungen], [keine Antwort|nichts geht]. [Peinlich|Unverschämt].',
  ],
  relief: [
    '[Geht wieder|Läuft wieder|Klappt wieder|Bin wieder drin], [danke|vielen Dank|super] [für die schnelle Hilfe|fürs ehrliche Wort|ans Team|] [👍|😊|]',
    '[Behoben|Gelöst] [bei mir auch|auf beiden Handys|], [danke|vielen Dank|top] [👏|🙏|]',
    'Das Geld ist [zurück|schon wieder da], [super|danke|sehr gut], [gute Kommunikation|prima gelöst] [💙|]',
    'Puh, [alles wieder gut|läuft wieder]. [Danke|Vielen Dank] [an Lene aus dem Chat|für die Entschuldigung|] [😅|😊|]',
  ],
  refund: [
    'App geht, aber [das Geld ist noch nicht zurück|die doppelte Abbuchung ist noch da]. [Ärgerlich|Schlecht|Enttäuschend].',
    '[Bei mir|Auf dem Tablet] immer noch [ausgesperrt|ausgeloggt], [Fehler|Fehlermeldung] ohne Ende [😕|😠|]',
  ],
  thanks: [
    '[Danke|Vielen Dank|Super, danke] [{name}|für die Hilfe|], [hat geklappt|gefunden|perfekt] [👍|😊|]',
    '[Prima|Perfekt|Toll], [danke für die schnelle Antwort|hat geholfen|vielen Dank]!',
  ],
  answer: [
    'Hallo {name}, das [findest du|steht] unter [Konto > Tarif|Einstellungen > Meine Karte|Rechnungen > Archiv]. [Melde dich gern|Hilft das?]. ^{agent}',
    'Hallo {name}, [ja, das geht|das ist inklusive] [ab dem ersten Tag|in allen Tarifen|direkt in der App]. ^{agent}',
    'Hallo {name}, [ich habe nachgesehen|gerade geprüft]: es ist [morgen bei dir|bis heute Abend erledigt]. [Danke für deine Geduld|Entschuldige die Wartezeit]. ^{agent}',
  ],
  kindness: ['Danke {name}, [das freut uns sehr|wir geben es weiter|das Team strahlt]! ^{agent}'],
  apology: [
    'Das tut mir leid, {name}. [Ich habe eine Störung gemeldet|Ich korrigiere die Rechnung|Ich frage beim Paketdienst nach], [du hörst heute von mir|Antwort kommt hier]. ^{agent}',
  ],
  crisisAnswer: [
    'Hallo {name}, [das ist unser Fehler, es tut uns leid|wir bitten um Entschuldigung]. Das Update ist zurückgezogen, die doppelte Abbuchung [kommt von selbst zurück|wird bis morgen Mittag erstattet]. ^{agent}',
    '{name}, [ich verstehe den Ärger|entschuldige bitte]. An der Anmeldung wird [gerade|mit allen Kräften] gearbeitet, [Neues hier alle 30 Minuten|wir melden uns hier]. ^{agent}',
  ],
  statement: [
    'Seit 15:10 Uhr meldet ein Update unserer App viele von euch ab, und bei manchen wurde doppelt abgebucht. Das ist unser Fehler, und es tut uns leid. Das Update ist zurückgezogen, jede doppelte Abbuchung wird bis morgen Mittag erstattet.',
  ],
  fixed: [
    'Behoben: Seit 17:15 Uhr könnt ihr euch wieder anmelden, die Erstattungen sind unterwegs. Fehlt eure morgen Mittag noch, schreibt uns hier.',
  ],
};
