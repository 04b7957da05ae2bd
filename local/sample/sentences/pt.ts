import type { Sentences } from './bank.ts';

export const pt: Sentences = {
  question: [
    '[Olá,|Bom dia,||Uma pergunta:] como [passo|mudo] o meu [eSIM|número|cartão] para [um telemóvel novo|o tablet|outro aparelho]?',
    '[Olá|Boa tarde], onde [vejo|encontro] [a fatura|a fatura de fevereiro|os dados gastos] na app?',
    'O [passe de viagem|plano médio] [vale|conta] na [Noruega|Croácia|Islândia|Suíça], ou é preciso [ativar alguma coisa|pedir antes]?',
    'Quando [começa|entra em vigor] [o meu novo contrato|o tarifário família]?',
  ],
  purchase: [
    '[Olá,|] quanto custa o plano [grande|família|médio] [para duas linhas|com tablet|por mês]?',
    'Gostava de saber o preço do plano [de estudante|ilimitado], posso pedir [na loja|na internet]?',
  ],
  praise: [
    '[Ótimo|Excelente|Fantástico] atendimento [na loja|no chat|da Amira|do Tom], [muito obrigada|parabéns|obrigado] [👏|😊|💙|]',
    '[Adoro|Adorei] [o passe de viagem|o aspeto da app|o plano família], [perfeito|parabéns|muito bom] [🎉|👍|]',
    'A rede [no comboio|na aldeia|na serra] está [excelente|ótima|muito boa], obrigado!',
  ],
  complaint: [
    'A rede [no centro|na minha rua|na estação] está [péssima|horrível|muito má] [outra vez|desde segunda|].',
    '[40|30|50] minutos à espera ao telefone e [ninguém responde|ninguém atende]. [Uma vergonha|Inaceptável] [😠|🙄|]',
    'A fatura está errada [outra vez|pela segunda vez], [8|12|19] euros a mais. [Péssimo|Desiludida|Mau serviço].',
  ],
  meme: [
    '[O Pip|O passarinho|Este pássaro] na porta giratória é [o melhor|a coisa mais engraçada] [do dia|da semana|da internet] [😂|🤣|💙|]',
    'Volta [12|47|112|88] e o Pip [continua a acenar|continua a sorrir|não desiste] [😂|🏆|🐦|]',
    'Adoro [como o Pip acena|a educação do Pip] [em cada volta|a toda a gente|] [🥰|😂|]',
    '[O escritório todo|A minha avó|A turma toda] a rir com [o vídeo do Pip|o Pip na porta] [🤣|😂|kkkk]',
    'Quero [uma t-shirt|um toque|uma caneca] do Pip [😂|🙏|🥰|], [genial|que fofo|adorei]',
  ],
  crisis: [
    'A atualização [terminou a sessão|deitou-me fora da app] e [cobraram duas vezes|fui cobrado duas vezes|fui cobrada duas vezes] [😡|😠|🤬||] [Inaceptável|Uma vergonha|Devolvam o meu dinheiro]!',
    '[Cobrança dupla|Cobrado duas vezes] e [não consigo entrar|a app não abre|a app não funciona]. [Péssimo|Vergonha|Absurdo|Um roubo].',
    '[Mais alguém|Acontece a mais alguém]? [Sessão terminada|Não consigo entrar] desde a atualização e [cobrança dupla|cobraram duas vezes]. [Horrível|Péssimo|Ridículo] [😡|]',
    'App fora do ar, [29,99|19,99|39,99] euros cobrados duas vezes, [ninguém responde|sem resposta]. [Péssimo|Vergonha|Inaceptável] [🤬|😡|]',
    'Há horas bloqueada, [ninguém atende|sem resposta], [e cobrança dupla|e sem dinheiro]. [Farta|Absurdo|Inaceptável].',
  ],
  relief: [
    '[Já funciona|Voltou a funcionar], [muito obrigado|obrigada|obrigado] [pela rapidez|à equipa|] [👏|😊|]',
    'Resolvido [aqui também|nos dois telemóveis|], [obrigado|muito obrigada|parabéns] [👍|🙏|]',
    'Dinheiro devolvido, [obrigada|perfeito|muito bom] [💙|]',
  ],
  refund: ['A app abre, mas [ainda espero o dinheiro|a cobrança dupla continua lá]. [Mau|Desiludido|Péssimo].'],
  thanks: ['[Obrigado|Obrigada|Muito obrigada] [{name}|pela ajuda|], [encontrei|perfeito|está certo] [👍|😊|]'],
  answer: [
    'Olá {name}, está em [Conta > Plano|Definições > A minha linha|Faturas > Arquivo]. [Ajuda?|Estamos aqui]. ^{agent}',
    'Olá {name}, [sim, está incluído|sim, é possível] [desde o primeiro dia|em todos os planos|na app]. ^{agent}',
  ],
  kindness: ['Obrigado {name}, [ficamos muito contentes|vamos contar à equipa]! ^{agent}'],
  apology: ['Lamento, {name}. [Abri uma avaria|Corrijo a fatura|Pergunto ao estafeta] e [respondo hoje|respondo aqui]. ^{agent}'],
  crisisAnswer: [
    'Olá {name}, [a culpa é nossa e pedimos desculpa|lamentamos muito]. A atualização foi retirada e a segunda cobrança [é devolvida sem pedir nada|volta até amanhã ao meio-dia]. ^{agent}',
  ],
  statement: [
    'Desde as 15:10 uma atualização termina a sessão a muitos de vós e alguns foram cobrados duas vezes. O erro é nosso e pedimos desculpa. Está retirada, e cada cobrança dupla será devolvida até amanhã ao meio-dia.',
  ],
  fixed: ['Resolvido: desde as 17:15 todos podem entrar e as devoluções estão a caminho.'],
};
