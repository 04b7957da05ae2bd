import type { Sentences } from './bank.ts';

export const es: Sentences = {
  question: [
    '[Hola,|Buenas,|Buenos días,||Una pregunta:] ¿cómo [cambio|paso|muevo] mi [eSIM|número|tarjeta] a [otro móvil|un teléfono nuevo|la tableta]?',
    '[Hola|Buenas], ¿dónde [veo|encuentro] [la factura|mi factura de febrero|mis datos consumidos] en la app?',
    '¿El [bono de viaje|plan mediano] [incluye|sirve en] [Noruega|Croacia|Portugal|Islandia], o hay que [activar algo|pedirlo antes]?',
    '¿Cuándo [empieza|entra en vigor] [mi nuevo contrato|la tarifa familiar]?',
    'Mi [paquete|móvil] está en camino, ¿[qué día llega|tengo que estar en casa]?',
  ],
  purchase: [
    '[Hola,|Buenas,|] ¿cuánto cuesta la tarifa [grande|familiar|mediana] [para dos líneas|con tableta|al mes]?',
    'Me interesa la tarifa [de estudiante|ilimitada], ¿se puede contratar [en la web|en tienda|por teléfono]?',
  ],
  praise: [
    '[Muy buena|Excelente|Estupenda] atención [en la tienda|por chat|de Amira|de Tom], [muchas gracias|sois los mejores|da gusto] [👏|😊|💙|]',
    '[Me encanta|Genial] [el bono de viaje|el diseño de la app|la tarifa familiar], [muy contenta|perfecto|gracias] [🎉|👍|]',
    'La cobertura [en el tren|en el pueblo|en la montaña] es [excelente|buenísima|genial], [bravo|gracias]!',
    '[Me cambié|Me pasé] en enero y [todo perfecto|estoy muy contento|genial] [🙌|]',
  ],
  complaint: [
    'La cobertura [en el centro|en mi calle|en la estación] es [pésima|horrible|muy mala] [otra vez|desde el lunes|].',
    '[40|30|50] minutos esperando al teléfono y [nadie responde|nadie contesta]. [Una vergüenza|Inaceptable|Muy mal] [😠|🙄|]',
    'La factura está mal [otra vez|por segunda vez], [8|12|19] euros de más. [Muy mal|Harta|Decepción].',
    'Internet [lento|lentísimo] [toda la semana|cada noche], [decepcionado|qué mal servicio].',
  ],
  meme: [
    '[Pip|El pájaro|Ese pajarito] en la puerta giratoria es [lo mejor|lo más gracioso|una maravilla] [de hoy|de la semana|de internet] [😂|🤣|💙|]',
    'Vuelta [12|47|112|88] y Pip [sigue saludando|sigue sonriendo|no se rinde] [😂|🏆|🐦|]',
    'Me encanta [cómo saluda|lo educado que es] Pip [en cada vuelta|a todo el mundo|] [🥰|😂|]',
    '[Toda la oficina|Mi abuela|Toda la clase] riéndose con [el vídeo de Pip|Pip en la puerta] [🤣|😂|]',
    '[Quiero|Necesito] [una camiseta|un tono|una taza] de Pip [😂|🙏|🥰|], [genial|qué risa|maravilla]',
    '[Yo|Todos] [un jueves|los lunes|antes del café]: Pip en la puerta [😂|😅|🐦]',
  ],
  crisis: [
    'La actualización me [cerró la sesión|echó de la app] y [me cobraron dos veces|me han cobrado dos veces] [😡|😠|🤬||] [Inaceptable|Qué vergüenza|Devuélvanme mi dinero]!',
    '[Cobrado dos veces|Doble cobro] y [no puedo entrar|la app no funciona|la app no abre]. [Pésimo|Una vergüenza|Inaceptable|Un robo].',
    '¿[Alguien más|A alguien más le pasa]? [Sesión cerrada|No puedo entrar] desde la actualización y [doble cobro|me cobraron dos veces]. [Fatal|Horrible|Qué asco] [😡|]',
    'App caída, [29,99|19,99|39,99] euros cobrados [dos veces|por duplicado], [nadie responde|sin respuesta]. [Pésimo|Estafa|Vergüenza] [🤬|😡|]',
    'Llevo [una hora|horas] sin poder entrar, [nadie contesta|sin respuesta], [y sin mi dinero|y con doble cobro]. [Harto|Harta|Inaceptable]. [Me voy|Cancelo|]',
    'No instaléis la actualización: [os cierra la sesión|os echa] y os cobra dos veces. [Basura|Horrible|Estafa] [👎|😡|]',
  ],
  relief: [
    '[Ya funciona|Vuelve a funcionar|Ya va], [muchas gracias|gracias] [por la rapidez|al equipo|por avisar|] [👏|😊|]',
    '[Solucionado|Resuelto] [también aquí|en los dos móviles|], [gracias|mil gracias|genial] [👍|🙏|]',
    'Dinero devuelto, [gracias|perfecto|muy bien], [buena comunicación|así da gusto] [💙|]',
  ],
  refund: ['La app va, pero [sigo esperando mi dinero|el doble cobro sigue ahí]. [Mal|Decepción|Muy molesto].'],
  thanks: [
    '[Gracias|Muchas gracias|Genial, gracias] [{name}|por la ayuda|], [encontrado|perfecto|listo] [👍|😊|]',
    '[Perfecto|Genial], [gracias por la rapidez|muy amable]!',
  ],
  answer: [
    'Hola {name}, está en [Cuenta > Plan|Ajustes > Mi línea|Facturas > Archivo]. [¿Te sirve?|Aquí estamos]. ^{agent}',
    'Hola {name}, [sí, está incluido|sí, se puede] [desde el primer día|en todas las tarifas|en la app]. ^{agent}',
    'Hola {name}, lo hemos revisado: [llega mañana|queda hecho esta tarde]. [Gracias por la paciencia|Perdona la espera]. ^{agent}',
  ],
  kindness: ['Gracias {name}, [nos alegras el día|se lo contamos al equipo]! ^{agent}'],
  apology: [
    'Lo siento, {name}. [He abierto una incidencia|Corrijo la factura|Pregunto al mensajero] y [te escribo hoy|te respondo por aquí]. ^{agent}',
  ],
  crisisAnswer: [
    'Hola {name}, [es culpa nuestra y lo sentimos|lo sentimos mucho]. Hemos retirado la actualización y el segundo cobro [se devuelve solo|vuelve antes de mañana a mediodía]. ^{agent}',
  ],
  statement: [
    'Desde las 15:10 una actualización cierra la sesión a muchos de vosotros y a algunos se os cobró dos veces. Es error nuestro y lo sentimos. Está retirada, y cada doble cobro se devuelve antes de mañana a mediodía.',
  ],
  fixed: [
    'Resuelto: desde las 17:15 se puede entrar de nuevo y las devoluciones están en camino. Si mañana a mediodía falta la tuya, escríbenos aquí.',
  ],
};
