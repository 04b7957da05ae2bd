import type { Sentences } from './bank.ts';

export const fr: Sentences = {
  question: [
    '[Bonjour,|Salut,||Petite question :] comment [transférer|passer|mettre] [mon eSIM|mon numéro|ma carte] sur [un nouveau téléphone|ma tablette|un autre mobile] ?',
    "[Bonjour|Bonjour à tous], où [trouver|voir] [ma facture|la facture de février|ma consommation] dans l'appli ?",
    'Le [pass voyage|forfait moyen] est-il valable [en Norvège|en Croatie|au Portugal|en Islande], ou faut-il [une option|le demander avant] ?',
    'Quand [commence|démarre] [mon nouveau contrat|le forfait famille] ?',
    'Mon [colis|téléphone] est en route, [quel jour arrive-t-il|dois-je rester à la maison] ?',
  ],
  purchase: [
    '[Bonjour,|] combien coûte le [grand forfait|forfait famille|forfait moyen] [pour deux lignes|avec une tablette|par mois] ?',
    'Intéressée par le forfait [étudiant|illimité], peut-on le prendre [en ligne|en boutique|par téléphone] ?',
  ],
  praise: [
    "[Super|Excellent|Très bon] accueil [en boutique|par chat|d'Amira|de Tom], [merci beaucoup|vous êtes au top|bravo] [👏|😊|💙|]",
    "[J'adore|Trop bien,] [le pass voyage|le nouveau design|le forfait famille], [merci|parfait|bravo] [🎉|👍|]",
    'Le réseau [dans le train|au village|à la montagne] est [excellent|super|parfait], [bravo|merci] !',
    'Cliente depuis janvier et [très contente|ravie|tout est parfait] [🙌|]',
  ],
  complaint: [
    'Réseau [pourri|nul|lamentable] [en centre-ville|dans ma rue|à la gare] [encore|depuis lundi|].',
    '[40|30|50] minutes à attendre au téléphone, [personne ne répond|toujours rien]. [Une honte|Inadmissible|Lamentable] [😠|🙄|]',
    'La facture est fausse [encore une fois|pour la deuxième fois], [8|12|19] euros de trop. [Pénible|Déçue|Nul].',
    'Internet [lent|très lent] [toute la semaine|tous les soirs], [déçu|décevant].',
  ],
  meme: [
    "[Pip|L'oiseau|Ce petit oiseau] dans la porte tournante, [c'est génial|quel bonheur|le meilleur moment] [du jour|de la semaine|d'internet] [😂|🤣|💙|]",
    'Tour [12|47|112|88] et Pip [salue toujours|sourit encore|continue] [😂|🏆|🐦|]',
    "J'adore [comme Pip salue|la politesse de Pip] [à chaque tour|tout le monde|] [🥰|😂|]",
    '[Tout le bureau|Ma grand-mère|Toute la classe] rigole devant [la vidéo de Pip|Pip et sa porte] [🤣|😂|mdr]',
    'Je veux [un t-shirt|une sonnerie|un mug] de Pip [😂|🙏|🥰|], [génial|trop drôle|trop bien]',
    '[Moi|Nous tous] [un jeudi|le lundi|avant le café] : Pip dans la porte [😂|😅|🐦]',
  ],
  crisis: [
    "La mise à jour m'a [déconnecté|déconnectée] et j'ai été [débité deux fois|prélevée deux fois|débitée deux fois] [😡|😠|🤬||] [Inadmissible|Une honte|Remboursez-moi] !",
    "[Double débit|Double prélèvement] et [impossible de me connecter|l'appli ne marche plus|l'appli plante]. [Scandaleux|Honteux|Lamentable|Nul].",
    "[Quelqu'un d'autre|Vous aussi] ? [Déconnectée|Bloqué] depuis la mise à jour et [prélevée deux fois|double débit]. [Catastrophe|N'importe quoi|Horrible] [😡|]",
    'Appli en panne, [29,99|19,99|39,99] euros [débités|prélevés] deux fois, [personne ne répond|aucune réponse]. [Arnaque|Honteux|Inadmissible] [🤬|😡|]',
    'Bloquée depuis [une heure|des heures], [aucune réponse|toujours rien], [argent envolé|double débit]. [Ras le bol|Marre|Scandaleux]. [Je résilie|]',
    "N'installez pas la mise à jour : [elle déconnecte|elle plante] et [débite deux fois|prélève deux fois]. [Catastrophe|Pourri|Honteux] [👎|😡|]",
  ],
  relief: [
    "Ça [remarche|refonctionne], [merci|merci beaucoup|super] [pour la rapidité|à toute l'équipe|] [👏|😊|]",
    "C'est [résolu|réglé|réparé] [ici aussi|sur les deux téléphones|], [merci|bravo|parfait] [👍|🙏|]",
    'Remboursé, [merci|super|très bien], [bonne communication|soulagée] [💙|]',
  ],
  refund: ["L'appli marche mais [toujours rien pour mon argent|le double débit est toujours là]. [Déçue|Pénible|Décevant]."],
  thanks: [
    "[Merci|Merci beaucoup|Super, merci] [{name}|pour l'aide|], [trouvé|parfait|ça marche] [👍|😊|]",
    '[Parfait|Génial], [merci pour la réponse rapide|très gentil] !',
  ],
  answer: [
    "Bonjour {name}, c'est dans [Compte > Forfait|Réglages > Ma ligne|Factures > Archives]. [Dites-nous si besoin|Cela vous aide ?] ^{agent}",
    "Bonjour {name}, [oui, c'est inclus|oui, c'est possible] [dès le premier jour|dans tous les forfaits|dans l'appli]. ^{agent}",
    "Bonjour {name}, c'est vérifié : [arrivée demain|réglé ce soir]. [Merci de votre patience|Pardon pour l'attente]. ^{agent}",
  ],
  kindness: ["Merci {name}, [cela nous fait très plaisir|on transmet à l'équipe] ! ^{agent}"],
  apology: [
    "Désolé, {name}. [J'ai ouvert un incident|Je corrige la facture|Je demande au livreur], [réponse ici aujourd'hui|je reviens vers vous]. ^{agent}",
  ],
  crisisAnswer: [
    "Bonjour {name}, [c'est notre faute et nous sommes désolés|toutes nos excuses]. La mise à jour est retirée, le second débit [vous revient sans démarche|est rendu avant demain midi]. ^{agent}",
  ],
  statement: [
    "Depuis 15h10 une mise à jour déconnecte beaucoup d'entre vous et certains ont été débités deux fois. C'est notre erreur et nous en sommes désolés. Elle est retirée, et chaque double débit sera rendu avant demain midi.",
  ],
  fixed: [
    "C'est réparé : depuis 17h15 tout le monde peut se connecter et les remboursements sont en route. S'il manque le vôtre demain midi, écrivez-nous ici.",
  ],
};
