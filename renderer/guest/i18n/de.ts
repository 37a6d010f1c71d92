import type { Messages } from './en.ts';

/** The customer's page in German. */
export const de: Messages = {
  'title.call': 'Gespräch mit {agent}',
  'title.plain': 'Ihr Gespräch',
  'language.label': 'Sprache',

  'loading.title': 'Einen Moment …',
  'unreachable.title': 'Der Anrufdienst antwortet nicht',
  'unreachable.body':
    'Vielleicht ist Ihre Internetverbindung unterbrochen, oder der Dienst startet gerade. Diese Seite versucht es alle paar Sekunden von selbst wieder. Sie müssen nichts tun.',
  'unreachable.retry': 'Jetzt versuchen',

  'badLink.missing.title': 'Dieser Link ist nicht vollständig',
  'badLink.missing.body':
    'Ein Teil der Adresse fehlt. Bitte öffnen Sie den Link noch einmal aus Ihrer Nachricht oder kopieren Sie ihn ganz.',
  'badLink.unknown.title': 'Diesen Link kennen wir nicht',
  'badLink.unknown.body':
    'Vielleicht ist beim Kopieren ein Zeichen verloren gegangen, oder der Link wurde zurückgezogen. Bitte öffnen Sie ihn noch einmal aus Ihrer Nachricht. Hilft das nicht, bitten Sie um einen neuen.',
  'badLink.used.title': 'Dieser Link wird schon benutzt',
  'badLink.used.body':
    'Er gilt für eine Person in einem Fenster. Ist das Gespräch in einem anderen Tab oder auf einem anderen Gerät offen, machen Sie bitte dort weiter. Sonst bitten Sie um einen neuen Link.',
  'badLink.expired.title': 'Dieser Link ist abgelaufen',
  'badLink.expired.body':
    'Links gelten nur eine Zeit lang, damit Gespräche privat bleiben. Bitte lassen Sie sich einen neuen schicken.',
  'badLink.ended.title': 'Dieses Gespräch ist zu Ende',
  'badLink.ended.body':
    'Ein Link gilt für ein Gespräch. Wenn es noch etwas zu sagen gibt, bitten Sie um einen neuen.',

  'unfit.insecure.title': 'Diese Seite braucht eine sichere Adresse',
  'unfit.insecure.body':
    'Browser erlauben ein Mikrofon nur auf Adressen, die mit https beginnen. Bitte lassen Sie sich einen Link schicken, der mit https beginnt.',
  'unfit.oldBrowser.title': 'Mit diesem Browser kann man nicht telefonieren',
  'unfit.oldBrowser.body':
    'Bitte öffnen Sie den Link in einem aktuellen Firefox, Chrome, Edge oder Safari. Haben Sie ihn in einer anderen App geöffnet, etwa in einer Mail- oder Chat-App, wählen Sie dort „Im Browser öffnen“.',

  'welcome.title':
    '{customer}, gleich sprechen Sie mit {agent}{hasCompany, select, yes { von {company}} other {}}.',
  'welcome.devices': 'Ihr Mikrofon wird benutzt, Ihre Kamera nur, wenn Sie sie einschalten.',
  'welcome.privacy':
    'Ton und Bild sind verschlüsselt und werden nicht aufgezeichnet. Das Programm von {agent} hält fest, wer wann spricht, damit {agent} besser zuhören kann.',
  'welcome.start': 'Ton prüfen',
  'welcome.next':
    'Ihr Browser wird fragen, ob diese Seite Ihr Mikrofon benutzen darf. Bitte erlauben Sie es.',

  'check.title': 'Kurz prüfen, dann anrufen',
  'check.microphone': 'Mikrofon',
  'check.microphone.asking': 'Ihr Browser fragt nach dem Mikrofon. Bitte erlauben Sie es.',
  'check.microphone.quiet': 'Sagen Sie etwas. Der Balken sollte sich bewegen.',
  'check.microphone.heard': 'Das klappt, man hört Sie.',
  'check.speaker': 'Lautsprecher',
  'check.speaker.play': 'Ton abspielen',
  'check.speaker.hint': 'Sie sollten drei ansteigende Töne hören.',
  'check.camera': 'Kamera',
  'check.camera.off': 'Ihre Kamera ist aus. Sie können auch ohne sie sprechen.',
  'check.camera.opening': 'Ihre Kamera startet. Bitte erlauben Sie es, falls Ihr Browser fragt.',
  'check.camera.on': 'Kamera einschalten',
  'check.camera.without': 'Ohne Kamera',
  'check.ring': '{agent} anrufen',
  'check.next': 'Weiter',
  'check.listenOnly': 'Nur zuhören',
  'check.listenOnly.on': 'Sie machen ohne Mikrofon weiter. {agent} wird Sie nicht hören.',
  'device.default': 'Standardgerät',
  'device.unnamed': 'Gerät {number}',

  'problem.microphone.denied.title': 'Das Mikrofon ist gesperrt',
  'problem.microphone.missing.title': 'Kein Mikrofon gefunden',
  'problem.microphone.missing.body':
    'Schließen Sie eines an oder verbinden Sie Ihr Headset, dann versuchen Sie es noch einmal.',
  'problem.microphone.busy.title': 'Das Mikrofon ließ sich nicht benutzen',
  'problem.microphone.busy.body':
    'Vielleicht belegt es ein anderes Programm. Schließen Sie andere Anrufprogramme, dann versuchen Sie es noch einmal.',
  'problem.microphone.lost.title': 'Das Mikrofon ist weg',
  'problem.microphone.lost.body':
    'Stecken Sie es wieder ein oder verbinden Sie ein anderes, dann versuchen Sie es noch einmal.',
  'problem.camera.denied.title': 'Die Kamera ist gesperrt',
  'problem.camera.missing.title': 'Keine Kamera gefunden',
  'problem.camera.busy.title': 'Die Kamera ließ sich nicht benutzen',
  'problem.camera.lost.title': 'Die Kamera ist ausgefallen',
  'problem.camera.body': 'Das ist kein Hindernis: Sie können auch ohne sie sprechen.',
  'problem.retry': 'Noch einmal versuchen',
  'allow.chromeDesktop':
    'Klicken Sie oben auf das Zeichen links neben der Adresse, schalten Sie dort das Mikrofon ein, dann versuchen Sie es noch einmal.',
  'allow.chromeAndroid':
    'Tippen Sie oben auf das Zeichen links neben der Adresse, wählen Sie „Berechtigungen“, erlauben Sie das Mikrofon, dann versuchen Sie es noch einmal.',
  'allow.firefoxDesktop':
    'Klicken Sie auf das durchgestrichene Mikrofon links neben der Adresse, heben Sie die Sperre auf, dann versuchen Sie es noch einmal.',
  'allow.firefoxAndroid':
    'Tippen Sie auf das Schloss links neben der Adresse, erlauben Sie das Mikrofon, dann versuchen Sie es noch einmal.',
  'allow.safariMac':
    'Wählen Sie im Menü oben am Bildschirm „Safari“, dann die Einstellungen für diese Website, stellen Sie das Mikrofon auf „Erlauben“, dann versuchen Sie es noch einmal.',
  'allow.safariIos':
    'Tippen Sie auf das Zeichen neben der Adresse, wählen Sie „Website-Einstellungen“, stellen Sie das Mikrofon auf „Erlauben“, dann versuchen Sie es noch einmal.',
  'allow.other':
    'Öffnen Sie in Ihrem Browser die Einstellungen für diese Seite, erlauben Sie das Mikrofon, dann versuchen Sie es noch einmal.',

  'consent.title': 'Darf {agent} einen Hinweis bekommen, wie Sie aussehen und klingen?',
  'consent.why':
    '{agent} schaut manchmal in Notizen, während Sie sprechen. Ein kleiner Hinweis hilft, es rechtzeitig zu bemerken und langsamer zu machen oder nachzufragen.',
  'consent.what':
    'Wenn Sie Ja sagen, achtet der Computer von {agent} auf Ihren Gesichtsausdruck, solange Ihre Kamera an ist, und darauf, wie schnell, wie laut und wie hoch oder tief Sie sprechen.',
  'consent.where':
    'Das geschieht nur auf dem Computer von {agent}. Kein Bild, kein Ton und kein Messwert wird aufbewahrt oder weitergegeben.',
  'consent.shown':
    '{agent} sieht nur Wörter wie „angespannter“ oder „schneller als vorher“ und findet sie später in den Notizen zum Gespräch wieder.',
  'consent.choice':
    'Sie entscheiden. Ihnen wird mit beiden Antworten gleich geholfen, und Sie können sie im Gespräch jederzeit ändern.',
  'consent.wasYes': 'Beim letzten Mal haben Sie Ja gesagt. Bitte wählen Sie für diesen Anruf neu.',
  'consent.wasNo': 'Beim letzten Mal haben Sie Nein gesagt. Bitte wählen Sie für diesen Anruf neu.',
  'consent.next': 'Mit beiden Antworten rufen wir als Nächstes {agent} an.',
  'consent.yes': 'Ja, gern',
  'consent.no': 'Nein, danke',

  'ringing.title': 'Es klingelt bei {agent} …',
  'ringing.body':
    'Bitte bleiben Sie auf dieser Seite. Es kann eine Minute dauern, bis {agent} abnehmen kann.',
  'ringing.cancel': 'Nicht mehr klingeln',
  'hubAway.title': 'Die Verbindung zum Anrufdienst ist unterbrochen',
  'hubAway.body': 'Sie kommt von selbst wieder. Ihr Platz bleibt Ihnen.',

  'returning.title': 'Zurück zu {agent} …',
  'returning.body': 'Ihr Gespräch geht gleich weiter.',

  'call.title': 'Gespräch mit {agent}',
  'call.time': 'Gesprächsdauer',
  'call.line.connecting': 'Verbindung wird aufgebaut …',
  'call.line.good': 'Gute Verbindung',
  'call.line.weak': 'Schwache Verbindung',
  'call.line.poor': 'Schlechte Verbindung',
  'call.line.about.in': 'Der Ton von {agent} kommt bei Ihnen mit Lücken an.',
  'call.line.about.out': '{agent} hört Sie vielleicht mit Lücken.',
  'call.line.about.delay':
    'Sie hören einander etwas verspätet. Eine kurze Pause nach dem Sprechen hilft.',
  'call.line.about.frozen': 'Das Bild von {agent} steht zeitweise still. Der Ton läuft weiter.',
  'call.line.help': 'Näher am WLAN wird es oft besser.',
  'call.line.help.camera':
    'Näher am WLAN wird es oft besser. Auch ohne Kamera: Dann bleibt mehr Platz für den Ton.',
  'call.ownPaused':
    'Ihr Bild macht eine Pause, damit der Ton klar bleibt. Es kommt von selbst wieder.',
  'call.agentPaused': 'Das Bild von {agent} macht eine Pause, damit der Ton klar bleibt',
  'call.line.interrupted': 'Neue Verbindung zu {agent} …',
  'call.line.left': 'Versuch läuft noch {seconds} s.',
  'call.noRelay': 'Die Verbindung kommt gerade nicht zustande.',
  'call.noRelay.body':
    'Der Dienst, über den dieses Gespräch läuft, antwortet nicht. Es wird höchstens eine Minute lang weiter versucht. Sie müssen nichts tun.',
  'call.line.unheard': 'So lange hört Sie niemand.',
  'call.controls': 'Bedienung des Gesprächs',
  'call.mute': 'Stumm',
  'call.unmute': 'Ton an',
  'call.microphoneOn': 'Mikrofon an',
  'call.cameraOn': 'Kamera an',
  'call.cameraOff': 'Kamera aus',
  'chat.open': 'Chat',
  'chat.openNew': 'Chat, {count} neu',
  'chat.list': 'Nachrichten',
  'chat.empty': 'Noch wurde nichts geschrieben. Was Sie hier schreiben, geht nur an {agent}.',
  'chat.write': 'An {agent} schreiben',
  'chat.send': 'Senden',
  'chat.you': 'Sie',
  'chat.underWay': 'Unterwegs',
  'chat.tooMuch': 'Einen Moment bitte: Ihre letzten Nachrichten müssen erst ankommen.',
  'chat.wrote': '{agent} schrieb: {text}',
  'call.devices': 'Geräte',
  'call.end': 'Auflegen',
  'call.youMuted': 'Sie sind stumm geschaltet',
  'call.youOnlyListen': '{agent} hört Sie nicht',
  'call.agentMuted': '{agent} ist stumm geschaltet',
  'call.held': '{agent} hat das Gespräch angehalten',
  'call.held.body':
    '{agent} ist gleich wieder da. Bis dahin sind Ihr Mikrofon und Ihre Kamera angehalten: Niemand hört oder sieht Sie.',
  'call.held.sound': 'Ein leiser Ton ab und zu zeigt, dass die Leitung noch steht.',
  'call.agentVideo': 'Bild von {agent}',
  'call.agentVoice': 'Die Kamera von {agent} ist aus',
  'call.self': 'Ihr eigenes Bild',
  'mood.on': 'Hinweis, wie Sie aussehen und klingen: an',
  'mood.off': 'Hinweis, wie Sie aussehen und klingen: aus',
  'mood.stoppedByAgent': '{agent} hat den Hinweis, wie Sie aussehen und klingen, ausgeschaltet.',
  'mood.stop': 'Ausschalten',
  'mood.about': 'Was ist das?',
  'call.soundBlocked': 'Ihr Browser hält den Ton zurück.',
  'call.soundOn': 'Ton einschalten',
  'notice.microphoneReplaced': 'Ihr Mikrofon wurde getrennt. Jetzt ist ein anderes in Gebrauch.',
  'notice.cameraLost': 'Ihre Kamera ist ausgefallen. Das Gespräch geht mit Ton weiter.',
  'notice.dismiss': 'Hinweis schließen',

  'after.hungUp.agent': '{agent} hat das Gespräch beendet.',
  'after.hungUp.customer': 'Sie haben das Gespräch beendet.',
  'after.declined': '{agent} kann gerade nicht sprechen.',
  'after.declined.body':
    'Sie können es in ein paar Minuten noch einmal versuchen. Ihr Link gilt weiter.',
  'after.noAnswer': '{agent} hat nicht abgenommen.',
  'after.noAnswer.body':
    'Vielleicht spricht {agent} gerade mit jemand anderem. Sie können jetzt oder in ein paar Minuten noch einmal anrufen.',
  'after.cancelled': 'Sie haben das Klingeln beendet.',
  'after.cancelled.body': 'Sie können noch einmal anrufen, sobald Sie möchten.',
  'after.customerLeft': 'Das Gespräch wurde beendet, während Sie weg waren.',
  'after.agentLeft': 'Die Verbindung zu {agent} ist verloren gegangen.',
  'after.connectionLost': 'Die Verbindung ging verloren und kam nicht wieder.',
  'after.noRelay': 'Das Gespräch kam nicht zustande.',
  'after.noRelay.body':
    'Der Dienst, über den es laufen sollte, hat nicht geantwortet. {agent} kann Ihnen einen neuen Link schicken oder Sie auf anderem Weg erreichen.',
  'after.appClosed': '{agent} musste das Anrufprogramm schließen.',
  'after.agentOffline': '{agent} ist gerade nicht am Platz.',
  'after.agentOffline.body':
    'Sie können es in ein paar Minuten noch einmal versuchen. Ihr Link gilt weiter.',
  'after.busy': 'Beim Anrufdienst ist gerade sehr viel los.',
  'after.busy.body': 'Sie können es in einer Minute noch einmal versuchen. Ihr Link gilt weiter.',
  'after.hubSilent': 'Ihr Anruf ist nicht durchgekommen.',
  'after.hubSilent.body':
    'Der Anrufdienst hat nicht geantwortet. Bitte prüfen Sie Ihre Internetverbindung und rufen Sie dann noch einmal an.',
  'after.thanks': 'Danke für Ihre Zeit, {customer}.',
  'after.close': 'Sie können diese Seite schließen.',
  'after.newLink':
    'Wenn es noch etwas zu sagen gibt, kann {agent} Ihnen einen neuen Link schicken.',
  'after.ringAgain': '{agent} noch einmal anrufen',

  'survey.title': 'Wie war es für Sie?',
  'survey.about':
    'Vier kurze Fragen, alle freiwillig. {agent} bekommt Ihre Antworten und kann daraus lernen.',
  'survey.satisfied': 'Wie zufrieden sind Sie mit dem Gespräch?',
  'survey.heard': 'Wie sehr haben Sie sich von {agent} gehört gefühlt?',
  'survey.resolved': 'Ist Ihr Anliegen geklärt?',
  'survey.resolved.yes': 'Ja',
  'survey.resolved.no': 'Nein',
  'survey.resolved.notYet': 'Noch nicht',
  'survey.recommend': 'Wie wahrscheinlich würden Sie uns weiterempfehlen?',
  'survey.ends': '{first}: {low}, {last}: {high}',
  'survey.notAtAll': 'gar nicht',
  'survey.very': 'sehr',
  'survey.fully': 'ganz und gar',
  'survey.unlikely': 'unwahrscheinlich',
  'survey.likely': 'sehr wahrscheinlich',
  'survey.clear': 'Zurücknehmen',
  'survey.clearOf': 'Meine Antwort zurücknehmen: {question}',
  'survey.comment': 'Was Sie sonst noch sagen möchten',
  'survey.send': 'Senden',
  'survey.sending': 'Wird gesendet …',
  'survey.no': 'Nein, danke',
  'survey.failed':
    'Ihre Antworten sind nicht angekommen. Sie stehen noch hier: Bitte versuchen Sie es gleich noch einmal.',
  'survey.empty':
    'Noch ist nichts beantwortet. Antworten Sie, worauf Sie möchten, oder wählen Sie „Nein, danke“.',
  'survey.sent': 'Danke. Ihre Antworten sind auf dem Weg zu {agent}.',
  'survey.declined': 'In Ordnung.',
  'survey.used': 'Die Fragen zu diesem Gespräch wurden schon beantwortet, und dabei bleibt es.',
  'survey.gone':
    'Antworten zu diesem Gespräch können nicht mehr angenommen werden. Danke für den Versuch.',
  'feedback.page': 'Zu Ihrem Gespräch',
  'feedback.title':
    'Wie war Ihr Gespräch mit {agent}{hasCompany, select, yes { von {company}} other {}}?',
  'feedback.used.title': 'Danke, die Fragen sind schon beantwortet',
  'feedback.used.body':
    'Sie können einmal beantwortet werden, und dabei bleibt es. Sie können diese Seite schließen.',
  'feedback.expired.title': 'Dieser Link ist abgelaufen',
  'feedback.expired.body':
    'Fragen zu einem Gespräch können zwei Wochen lang beantwortet werden. Wenn es mehr zu sagen gibt, bitten Sie um einen neuen Link.',
  'feedback.unknown.title': 'Wir kennen diesen Link nicht',
  'feedback.unknown.body':
    'Beim Kopieren kann ein Buchstabe verloren gegangen sein. Bitte öffnen Sie ihn noch einmal aus Ihrer Nachricht, oder kopieren Sie ihn ganz.',

  'elsewhere.title': 'Das Gespräch geht in einem anderen Tab weiter.',
  'elsewhere.body':
    'Sie haben den Link auch dort geöffnet, und nur ein Tab kann am Gespräch teilnehmen.',
  'elsewhere.here': 'Diesen Tab benutzen',
};
