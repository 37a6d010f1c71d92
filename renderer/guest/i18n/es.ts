import type { Messages } from './en.ts';

/** The customer's page in Spanish. */
export const es: Messages = {
  'title.call': 'Llamada con {agent}',
  'title.plain': 'Su llamada',
  'language.label': 'Idioma',

  'loading.title': 'Un momento…',
  'unreachable.title': 'El servicio de llamadas no responde',
  'unreachable.body':
    'Puede que su conexión a internet esté cortada o que el servicio se esté iniciando. Esta página lo intenta de nuevo sola cada pocos segundos. Usted no tiene que hacer nada.',
  'unreachable.retry': 'Intentar ahora',

  'badLink.missing.title': 'Este enlace no está completo',
  'badLink.missing.body':
    'Falta una parte de la dirección. Abra el enlace otra vez desde el mensaje que recibió o cópielo entero.',
  'badLink.unknown.title': 'No conocemos este enlace',
  'badLink.unknown.body':
    'Puede que se haya perdido una letra al copiarlo o que el enlace se haya retirado. Ábralo otra vez desde su mensaje. Si eso no ayuda, pida un enlace nuevo.',
  'badLink.used.title': 'Este enlace ya se está usando',
  'badLink.used.body':
    'Sirve para una persona, en una ventana. Si la llamada está abierta en otra pestaña o en otro dispositivo, siga allí. Si no, pida un enlace nuevo.',
  'badLink.expired.title': 'Este enlace ha caducado',
  'badLink.expired.body':
    'Los enlaces valen solo un tiempo, para que las llamadas sean privadas. Pida uno nuevo, por favor.',
  'badLink.ended.title': 'Esta llamada ha terminado',
  'badLink.ended.body':
    'Un enlace sirve para una llamada. Si queda algo por decir, pida un enlace nuevo.',

  'unfit.insecure.title': 'Esta página necesita una dirección segura',
  'unfit.insecure.body':
    'Los navegadores permiten el micrófono solo en direcciones que empiezan por https. Pida a quien le envió el enlace uno que empiece por https.',
  'unfit.oldBrowser.title': 'Este navegador no puede hacer llamadas',
  'unfit.oldBrowser.body':
    'Abra el enlace en un Firefox, Chrome, Edge o Safari actualizado. Si lo abrió dentro de otra aplicación, como una de correo o de chat, elija allí «Abrir en el navegador».',

  'welcome.title':
    '{customer}, va a hablar con {agent}{hasCompany, select, yes { de {company}} other {}}.',
  'welcome.devices': 'Se usa su micrófono, y su cámara solo si usted la enciende.',
  'welcome.privacy':
    'El sonido y la imagen van cifrados y no se graban. El programa de {agent} anota quién habla y cuándo, para que {agent} pueda escuchar mejor.',
  'welcome.start': 'Probar el sonido',
  'welcome.next':
    'Su navegador preguntará si esta página puede usar el micrófono. Permítalo, por favor.',

  'check.title': 'Una breve prueba antes de llamar',
  'check.microphone': 'Micrófono',
  'check.microphone.asking': 'Su navegador pregunta por el micrófono. Permítalo, por favor.',
  'check.microphone.quiet': 'Diga algo. La barra debería moverse.',
  'check.microphone.heard': 'Funciona, se le oye.',
  'check.speaker': 'Altavoz',
  'check.speaker.play': 'Reproducir un sonido',
  'check.speaker.hint': 'Debería oír tres notas que suben.',
  'check.camera': 'Cámara',
  'check.camera.off': 'Su cámara está apagada. Puede hablar sin ella.',
  'check.camera.opening': 'La cámara se está encendiendo. Permítalo si su navegador pregunta.',
  'check.camera.on': 'Encender la cámara',
  'check.camera.without': 'Seguir sin cámara',
  'check.ring': 'Llamar a {agent}',
  'check.next': 'Continuar',
  'check.listenOnly': 'Solo escuchar',
  'check.listenOnly.on': 'Sigue sin micrófono. {agent} no le oirá.',
  'device.default': 'El que usa su dispositivo',
  'device.unnamed': 'Dispositivo {number}',

  'problem.microphone.denied.title': 'El micrófono está bloqueado',
  'problem.microphone.missing.title': 'No se encontró ningún micrófono',
  'problem.microphone.missing.body': 'Conecte uno o sus auriculares e inténtelo de nuevo.',
  'problem.microphone.busy.title': 'No se pudo usar el micrófono',
  'problem.microphone.busy.body':
    'Quizá lo tenga ocupado otro programa. Cierre otros programas de llamadas e inténtelo de nuevo.',
  'problem.microphone.lost.title': 'El micrófono ya no está',
  'problem.microphone.lost.body': 'Vuelva a conectarlo, o conecte otro, e inténtelo de nuevo.',
  'problem.camera.denied.title': 'La cámara está bloqueada',
  'problem.camera.missing.title': 'No se encontró ninguna cámara',
  'problem.camera.busy.title': 'No se pudo usar la cámara',
  'problem.camera.lost.title': 'La cámara se detuvo',
  'problem.camera.body': 'No es ningún obstáculo: puede hablar sin ella.',
  'problem.retry': 'Intentar de nuevo',
  'allow.chromeDesktop':
    'Haga clic en el símbolo a la izquierda de la dirección, active allí el micrófono e inténtelo de nuevo.',
  'allow.chromeAndroid':
    'Toque el símbolo a la izquierda de la dirección, elija «Permisos», permita el micrófono e inténtelo de nuevo.',
  'allow.firefoxDesktop':
    'Haga clic en el micrófono tachado a la izquierda de la dirección, quite el bloqueo e inténtelo de nuevo.',
  'allow.firefoxAndroid':
    'Toque el candado a la izquierda de la dirección, permita el micrófono e inténtelo de nuevo.',
  'allow.safariMac':
    'En el menú de la parte superior de la pantalla, elija «Safari» y los ajustes de este sitio web, ponga el micrófono en «Permitir» e inténtelo de nuevo.',
  'allow.safariIos':
    'Toque el símbolo junto a la dirección, elija «Ajustes del sitio web», ponga el micrófono en «Permitir» e inténtelo de nuevo.',
  'allow.other':
    'Abra en su navegador los ajustes de esta página, permita el micrófono e inténtelo de nuevo.',

  'consent.title': '¿Puede {agent} recibir una indicación sobre su expresión y su tono de voz?',
  'consent.why':
    'A veces {agent} mira sus notas mientras usted habla. Una pequeña indicación le ayuda a darse cuenta a tiempo, y a ir más despacio o preguntar.',
  'consent.what':
    'Si responde que sí, el ordenador de {agent} observa la expresión de su cara mientras su cámara esté encendida, y lo rápido, lo alto y lo agudo o grave que habla.',
  'consent.where':
    'Esto ocurre solo en el ordenador de {agent}. No se guarda ni se envía ninguna imagen, ningún sonido ni ninguna medida.',
  'consent.shown':
    '{agent} solo ve palabras, como «más tensión» o «más rápido que antes», y las encuentra después en las notas de la llamada.',
  'consent.choice':
    'Usted decide. Recibirá la misma ayuda con cualquiera de las dos respuestas y puede cambiarla en cualquier momento de la llamada.',
  'consent.wasYes': 'La última vez respondió que sí. Elija de nuevo para esta llamada.',
  'consent.wasNo': 'La última vez respondió que no. Elija de nuevo para esta llamada.',
  'consent.next': 'Con cualquiera de las dos respuestas, a continuación llamamos a {agent}.',
  'consent.yes': 'Sí, de acuerdo',
  'consent.no': 'No, gracias',

  'ringing.title': 'Llamando a {agent}…',
  'ringing.body':
    'Quédese en esta página, por favor. Puede pasar un minuto hasta que {agent} pueda contestar.',
  'ringing.cancel': 'Dejar de llamar',
  'hubAway.title': 'Se cortó la conexión con el servicio de llamadas',
  'hubAway.body': 'Vuelve sola. Su lugar se conserva.',

  'returning.title': 'Volviendo con {agent}…',
  'returning.body': 'Su llamada sigue en un momento.',

  'call.title': 'Llamada con {agent}',
  'call.time': 'Tiempo de llamada',
  'call.line.connecting': 'Conectando…',
  'call.line.good': 'Buena conexión',
  'call.line.weak': 'Conexión débil',
  'call.line.poor': 'Mala conexión',
  'call.line.about.in': 'El sonido de {agent} le llega con cortes.',
  'call.line.about.out': 'Puede que {agent} le oiga con cortes.',
  'call.line.about.delay':
    'Se oyen con un poco de retraso. Una breve pausa después de hablar ayuda.',
  'call.line.about.frozen': 'La imagen de {agent} se queda quieta a ratos. El sonido sigue.',
  'call.line.help': 'Estar más cerca de su wifi suele ayudar.',
  'call.line.help.camera':
    'Estar más cerca de su wifi suele ayudar. También apagar la cámara: deja más sitio para el sonido.',
  'call.ownPaused': 'Su imagen está en pausa para que el sonido se oiga claro. Volverá sola.',
  'call.agentPaused': 'La imagen de {agent} está en pausa para que el sonido se oiga claro',
  'call.line.interrupted': 'Reconectando con {agent}…',
  'call.line.left': 'se intenta {seconds} s más.',
  'call.noRelay': 'Ahora mismo no se puede establecer la conexión.',
  'call.noRelay.body':
    'El servicio que transmite esta llamada no responde. Se sigue intentando, un minuto como máximo. No tiene que hacer nada.',
  'call.line.unheard': 'Mientras tanto nadie le oye.',
  'call.controls': 'Controles de la llamada',
  'call.mute': 'Silenciar',
  'call.unmute': 'Activar voz',
  'call.microphoneOn': 'Activar micro',
  'call.cameraOn': 'Encender cámara',
  'call.cameraOff': 'Apagar cámara',
  'chat.open': 'Chat',
  'chat.openNew': 'Chat, {count} sin leer',
  'chat.list': 'Mensajes',
  'chat.empty': 'Aún no hay mensajes. Lo que escriba aquí lo recibe solo {agent}.',
  'chat.write': 'Escribir a {agent}',
  'chat.send': 'Enviar',
  'chat.you': 'Usted',
  'chat.underWay': 'En camino',
  'chat.tooMuch': 'Un momento, por favor: primero tienen que llegar sus últimos mensajes.',
  'chat.wrote': '{agent} escribió: {text}',
  'call.devices': 'Aparatos',
  'call.end': 'Terminar la llamada',
  'call.youMuted': 'Su micrófono está silenciado',
  'call.youOnlyListen': '{agent} no le oye',
  'call.agentMuted': 'El micrófono de {agent} está silenciado',
  'call.held': '{agent} le ha puesto en espera',
  'call.held.body':
    '{agent} volverá enseguida. Hasta entonces, su micrófono y su cámara están en pausa: nadie le oye ni le ve.',
  'call.held.sound': 'Un tono suave de vez en cuando indica que la línea sigue abierta.',
  'call.agentVideo': 'Imagen de {agent}',
  'call.agentVoice': 'La cámara de {agent} está apagada',
  'call.self': 'Su propia imagen',
  'mood.on': 'Indicación sobre su expresión y su voz: activada',
  'mood.off': 'Indicación sobre su expresión y su voz: desactivada',
  'mood.stoppedByAgent': '{agent} ha desactivado la indicación sobre su expresión y su voz.',
  'mood.stop': 'Desactivar',
  'mood.about': '¿Qué es esto?',
  'call.soundBlocked': 'Su navegador retiene el sonido.',
  'call.soundOn': 'Activar el sonido',
  'notice.microphoneReplaced': 'Su micrófono se desconectó. Ahora se usa otro.',
  'notice.cameraLost': 'Su cámara se detuvo. La llamada sigue con sonido.',
  'notice.dismiss': 'Cerrar este aviso',

  'after.hungUp.agent': '{agent} terminó la llamada.',
  'after.hungUp.customer': 'Usted terminó la llamada.',
  'after.declined': '{agent} no puede hablar ahora.',
  'after.declined.body': 'Puede llamar otra vez en unos minutos. Su enlace sigue valiendo.',
  'after.noAnswer': '{agent} no contestó.',
  'after.noAnswer.body':
    'Puede que {agent} esté en otra llamada. Puede llamar otra vez ahora o en unos minutos.',
  'after.cancelled': 'Usted dejó de llamar.',
  'after.cancelled.body': 'Puede llamar otra vez cuando quiera.',
  'after.customerLeft': 'La llamada terminó mientras usted no estaba.',
  'after.agentLeft': 'Se perdió la conexión de {agent}.',
  'after.connectionLost': 'La conexión se perdió y no volvió.',
  'after.noRelay': 'No se pudo establecer la llamada.',
  'after.noRelay.body':
    'El servicio que debía transmitirla no respondió. {agent} puede enviarle un enlace nuevo o hablar con usted por otra vía.',
  'after.appClosed': '{agent} tuvo que cerrar el programa de llamadas.',
  'after.agentOffline': '{agent} no está en su puesto ahora.',
  'after.agentOffline.body': 'Puede llamar otra vez en unos minutos. Su enlace sigue valiendo.',
  'after.busy': 'El servicio de llamadas está muy ocupado ahora.',
  'after.busy.body': 'Puede llamar otra vez en un minuto. Su enlace sigue valiendo.',
  'after.hubSilent': 'Su llamada no llegó.',
  'after.hubSilent.body':
    'El servicio de llamadas no respondió. Compruebe su conexión a internet y llame otra vez.',
  'after.thanks': 'Gracias por su tiempo, {customer}.',
  'after.close': 'Puede cerrar esta página.',
  'after.newLink': 'Si queda algo por decir, {agent} puede enviarle un enlace nuevo.',
  'after.ringAgain': 'Llamar otra vez a {agent}',

  'survey.title': '¿Cómo le fue?',
  'survey.about':
    'Cuatro preguntas breves, todas opcionales. {agent} recibe sus respuestas y puede aprender de ellas.',
  'survey.satisfied': '¿Qué tan satisfecho o satisfecha está con la llamada?',
  'survey.heard': '¿Cuánto sintió que {agent} le escuchaba?',
  'survey.resolved': '¿Quedó resuelto su asunto?',
  'survey.resolved.yes': 'Sí',
  'survey.resolved.no': 'No',
  'survey.resolved.notYet': 'Todavía no',
  'survey.recommend': '¿Con qué probabilidad nos recomendaría a otras personas?',
  'survey.ends': '{first}: {low}, {last}: {high}',
  'survey.notAtAll': 'nada',
  'survey.very': 'mucho',
  'survey.fully': 'por completo',
  'survey.unlikely': 'poco probable',
  'survey.likely': 'muy probable',
  'survey.clear': 'Quitar',
  'survey.clearOf': 'Quitar mi respuesta: {question}',
  'survey.comment': 'Algo más que quiera decir',
  'survey.send': 'Enviar',
  'survey.sending': 'Enviando…',
  'survey.no': 'No, gracias',
  'survey.failed': 'Sus respuestas no llegaron. Siguen aquí: inténtelo de nuevo en un momento.',
  'survey.empty':
    'Todavía no hay ninguna respuesta. Responda lo que quiera, o elija «No, gracias».',
  'survey.sent': 'Gracias. Sus respuestas van camino de {agent}.',
  'survey.declined': 'Está bien.',
  'survey.used': 'Las preguntas sobre esta llamada ya se respondieron, y esas respuestas quedan.',
  'survey.gone': 'Ya no se pueden recibir respuestas sobre esta llamada. Gracias por intentarlo.',
  'feedback.page': 'Sobre su llamada',
  'feedback.title':
    '¿Cómo fue su llamada con {agent}{hasCompany, select, yes { de {company}} other {}}?',
  'feedback.used.title': 'Gracias, ya se respondió sobre esta llamada',
  'feedback.used.body':
    'Las preguntas se responden una vez, y las respuestas quedan. Puede cerrar esta página.',
  'feedback.expired.title': 'Este enlace ha caducado',
  'feedback.expired.body':
    'Las preguntas sobre una llamada se pueden responder durante dos semanas. Si queda algo por decir, pida un enlace nuevo.',
  'feedback.unknown.title': 'No conocemos este enlace',
  'feedback.unknown.body':
    'Puede que se perdiera una letra al copiarlo. Ábralo otra vez desde su mensaje, o cópielo entero.',

  'elsewhere.title': 'La llamada sigue en otra pestaña.',
  'elsewhere.body': 'Abrió el enlace también allí, y solo una pestaña puede estar en la llamada.',
  'elsewhere.here': 'Usar esta pestaña',
};
