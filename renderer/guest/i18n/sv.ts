import type { Messages } from './en.ts';

/** The customer's page in Swedish. */
export const sv: Messages = {
  'title.call': 'Samtal med {agent}',
  'title.plain': 'Ditt samtal',
  'language.label': 'Språk',

  'loading.title': 'Ett ögonblick …',
  'unreachable.title': 'Samtalstjänsten svarar inte',
  'unreachable.body':
    'Din internetanslutning kan ligga nere, eller så håller tjänsten på att starta. Sidan försöker igen av sig själv med några sekunders mellanrum. Du behöver inte göra något.',
  'unreachable.retry': 'Försök nu',

  'badLink.missing.title': 'Länken är inte hel',
  'badLink.missing.body':
    'En del av adressen saknas. Öppna länken igen från meddelandet du fick, eller kopiera hela.',
  'badLink.unknown.title': 'Vi känner inte igen länken',
  'badLink.unknown.body':
    'Ett tecken kan ha försvunnit när den kopierades, eller så har länken tagits tillbaka. Öppna den igen från ditt meddelande. Om det inte hjälper, be om en ny länk.',
  'badLink.used.title': 'Länken används redan',
  'badLink.used.body':
    'Den gäller för en person i ett fönster. Är samtalet öppet i en annan flik eller på en annan enhet, fortsätt där. Be annars om en ny länk.',
  'badLink.expired.title': 'Länken har gått ut',
  'badLink.expired.body': 'Länkar gäller bara en tid, så att samtal förblir privata. Be om en ny.',
  'badLink.ended.title': 'Samtalet är slut',
  'badLink.ended.body': 'En länk gäller för ett samtal. Finns det mer att säga, be om en ny länk.',

  'unfit.insecure.title': 'Sidan behöver en säker adress',
  'unfit.insecure.body':
    'Webbläsare tillåter mikrofon bara på adresser som börjar med https. Be den som skickade länken om en som börjar med https.',
  'unfit.oldBrowser.title': 'Den här webbläsaren kan inte ringa',
  'unfit.oldBrowser.body':
    'Öppna länken i en aktuell Firefox, Chrome, Edge eller Safari. Öppnade du den inne i en annan app, till exempel för mejl eller chatt, välj ”Öppna i webbläsare” där.',

  'welcome.title':
    '{customer}, du ska strax prata med {agent}{hasCompany, select, yes { från {company}} other {}}.',
  'welcome.devices': 'Din mikrofon används, och kameran bara om du slår på den.',
  'welcome.privacy':
    'Ljud och bild är krypterade och spelas inte in. Programmet hos {agent} noterar vem som talar när, så att {agent} kan lyssna bättre.',
  'welcome.start': 'Testa ljudet',
  'welcome.next':
    'Webbläsaren kommer att fråga om sidan får använda mikrofonen. Tillåt det, är du snäll.',

  'check.title': 'Ett kort test innan du ringer',
  'check.microphone': 'Mikrofon',
  'check.microphone.asking': 'Webbläsaren frågar efter mikrofonen. Tillåt det, är du snäll.',
  'check.microphone.quiet': 'Säg något. Stapeln ska röra sig.',
  'check.microphone.heard': 'Det fungerar, du hörs.',
  'check.speaker': 'Högtalare',
  'check.speaker.play': 'Spela ett ljud',
  'check.speaker.hint': 'Du ska höra tre stigande toner.',
  'check.camera': 'Kamera',
  'check.camera.off': 'Din kamera är av. Du kan prata utan den.',
  'check.camera.opening': 'Kameran startar. Tillåt det om webbläsaren frågar.',
  'check.camera.on': 'Slå på kameran',
  'check.camera.without': 'Fortsätt utan kamera',
  'check.ring': 'Ring {agent}',
  'check.next': 'Fortsätt',
  'check.listenOnly': 'Bara lyssna',
  'check.listenOnly.on': 'Du fortsätter utan mikrofon. {agent} kommer inte att höra dig.',
  'device.default': 'Den som enheten använder',
  'device.unnamed': 'Enhet {number}',

  'problem.microphone.denied.title': 'Mikrofonen är blockerad',
  'problem.microphone.missing.title': 'Ingen mikrofon hittades',
  'problem.microphone.missing.body': 'Koppla in en, eller anslut ditt headset, och försök igen.',
  'problem.microphone.busy.title': 'Mikrofonen gick inte att använda',
  'problem.microphone.busy.body':
    'Ett annat program kan ha den. Stäng andra samtalsprogram och försök igen.',
  'problem.microphone.lost.title': 'Mikrofonen är borta',
  'problem.microphone.lost.body': 'Koppla in den igen, eller anslut en annan, och försök igen.',
  'problem.camera.denied.title': 'Kameran är blockerad',
  'problem.camera.missing.title': 'Ingen kamera hittades',
  'problem.camera.busy.title': 'Kameran gick inte att använda',
  'problem.camera.lost.title': 'Kameran slutade fungera',
  'problem.camera.body': 'Det är inget hinder: du kan prata utan den.',
  'problem.retry': 'Försök igen',
  'allow.chromeDesktop':
    'Klicka på tecknet till vänster om adressen, slå på mikrofonen där och försök igen.',
  'allow.chromeAndroid':
    'Tryck på tecknet till vänster om adressen, välj ”Behörigheter”, tillåt mikrofonen och försök igen.',
  'allow.firefoxDesktop':
    'Klicka på den överstrukna mikrofonen till vänster om adressen, ta bort spärren och försök igen.',
  'allow.firefoxAndroid':
    'Tryck på hänglåset till vänster om adressen, tillåt mikrofonen och försök igen.',
  'allow.safariMac':
    'Välj ”Safari” i menyn högst upp på skärmen, sedan inställningarna för den här webbplatsen, ställ mikrofonen på ”Tillåt” och försök igen.',
  'allow.safariIos':
    'Tryck på tecknet bredvid adressen, välj ”Webbplatsinställningar”, ställ mikrofonen på ”Tillåt” och försök igen.',
  'allow.other': 'Öppna webbläsarens inställningar för sidan, tillåt mikrofonen och försök igen.',

  'consent.title': 'Får {agent} en vink om hur du ser ut och låter?',
  'consent.why':
    'Ibland tittar {agent} i sina anteckningar medan du talar. En liten vink gör det lättare att märka något i tid, och att ta det lugnare eller fråga.',
  'consent.what':
    'Om du svarar ja ser datorn hos {agent} på ditt ansiktsuttryck så länge din kamera är på, och på hur snabbt, hur högt och hur ljust eller mörkt du talar.',
  'consent.where':
    'Det sker bara på datorn hos {agent}. Ingen bild, inget ljud och inga mätvärden sparas eller skickas vidare.',
  'consent.shown':
    '{agent} ser bara ord, till exempel ”mer spänd” eller ”snabbare än förut”, och hittar dem igen i anteckningarna från samtalet.',
  'consent.choice':
    'Du bestämmer. Du får samma hjälp vilket du än svarar, och du kan ändra dig när som helst under samtalet.',
  'consent.wasYes': 'Förra gången svarade du ja. Välj igen för det här samtalet.',
  'consent.wasNo': 'Förra gången svarade du nej. Välj igen för det här samtalet.',
  'consent.next': 'Vilket du än svarar ringer vi {agent} sedan.',
  'consent.yes': 'Ja, det går bra',
  'consent.no': 'Nej, tack',

  'ringing.title': 'Ringer {agent} …',
  'ringing.body': 'Stanna kvar på sidan. Det kan ta någon minut innan {agent} kan svara.',
  'ringing.cancel': 'Sluta ringa',
  'hubAway.title': 'Anslutningen till samtalstjänsten bröts',
  'hubAway.body': 'Den kommer tillbaka av sig själv. Din plats finns kvar.',

  'returning.title': 'Tillbaka till {agent} …',
  'returning.body': 'Samtalet fortsätter strax.',

  'call.title': 'Samtal med {agent}',
  'call.time': 'Samtalstid',
  'call.line.connecting': 'Ansluter …',
  'call.line.good': 'Bra anslutning',
  'call.line.weak': 'Svag anslutning',
  'call.line.poor': 'Dålig anslutning',
  'call.line.about.in': 'Ljudet från {agent} når dig med avbrott.',
  'call.line.about.out': '{agent} hör dig kanske med avbrott.',
  'call.line.about.delay': 'Ni hör varandra lite sent. En kort paus när du har talat hjälper.',
  'call.line.about.frozen': 'Bilden av {agent} står stilla ibland. Ljudet fortsätter.',
  'call.line.help': 'Det hjälper ofta att gå närmare ditt wifi.',
  'call.line.help.camera':
    'Det hjälper ofta att gå närmare ditt wifi. Det gör det också att stoppa kameran: då får ljudet mer plats.',
  'call.ownPaused':
    'Din bild är pausad för att ljudet ska vara tydligt. Den kommer tillbaka av sig själv.',
  'call.agentPaused': 'Bilden av {agent} är pausad för att ljudet ska vara tydligt',
  'call.line.interrupted': 'Ansluter igen till {agent} …',
  'call.line.left': 'försöker i {seconds} s till.',
  'call.noRelay': 'Det går inte att ansluta just nu.',
  'call.noRelay.body':
    'Tjänsten som förmedlar samtalet svarar inte. Nya försök görs i högst en minut. Du behöver inte göra något.',
  'call.line.unheard': 'Under tiden hörs du inte.',
  'call.controls': 'Samtalets knappar',
  'call.mute': 'Stäng av ljud',
  'call.unmute': 'Slå på ljud',
  'call.microphoneOn': 'Slå på mikrofon',
  'call.cameraOn': 'Starta kamera',
  'call.cameraOff': 'Stoppa kamera',
  'chat.open': 'Chatt',
  'chat.openNew': 'Chatt, {count} nya',
  'chat.list': 'Meddelanden',
  'chat.empty': 'Ingenting har skrivits än. Det du skriver här når bara {agent}.',
  'chat.write': 'Skriv till {agent}',
  'chat.send': 'Skicka',
  'chat.you': 'Du',
  'chat.underWay': 'På väg',
  'chat.tooMuch': 'Ett ögonblick: dina senaste meddelanden måste komma fram först.',
  'chat.wrote': '{agent} skrev: {text}',
  'call.devices': 'Enheter',
  'call.end': 'Avsluta samtalet',
  'call.youMuted': 'Din mikrofon är avstängd',
  'call.youOnlyListen': '{agent} hör dig inte',
  'call.agentMuted': '{agent} har stängt av mikrofonen',
  'call.held': '{agent} har pausat samtalet',
  'call.held.body':
    '{agent} kommer tillbaka. Till dess är din mikrofon och kamera pausade: ingen hör eller ser dig.',
  'call.held.sound': 'En svag ton då och då visar att linjen finns kvar.',
  'call.agentVideo': 'Bild av {agent}',
  'call.agentVoice': '{agent} har kameran av',
  'call.self': 'Din egen bild',
  'mood.on': 'Vink om hur du ser ut och låter: på',
  'mood.off': 'Vink om hur du ser ut och låter: av',
  'mood.stoppedByAgent': '{agent} har stängt av vinken om hur du ser ut och låter.',
  'mood.stop': 'Stäng av',
  'mood.about': 'Vad är det här?',
  'call.soundBlocked': 'Webbläsaren håller tillbaka ljudet.',
  'call.soundOn': 'Slå på ljudet',
  'notice.microphoneReplaced': 'Din mikrofon kopplades ur. Nu används en annan.',
  'notice.cameraLost': 'Din kamera slutade fungera. Samtalet fortsätter med ljud.',
  'notice.dismiss': 'Stäng meddelandet',

  'after.hungUp.agent': '{agent} avslutade samtalet.',
  'after.hungUp.customer': 'Du avslutade samtalet.',
  'after.declined': '{agent} kan inte prata just nu.',
  'after.declined.body': 'Du kan ringa igen om några minuter. Länken gäller fortfarande.',
  'after.noAnswer': '{agent} svarade inte.',
  'after.noAnswer.body':
    '{agent} kan vara i ett annat samtal. Du kan ringa igen nu eller om några minuter.',
  'after.cancelled': 'Du slutade ringa.',
  'after.cancelled.body': 'Du kan ringa igen när du vill.',
  'after.customerLeft': 'Samtalet avslutades medan du var borta.',
  'after.agentLeft': 'Anslutningen till {agent} gick förlorad.',
  'after.connectionLost': 'Anslutningen gick förlorad och kom inte tillbaka.',
  'after.noRelay': 'Samtalet kunde inte kopplas.',
  'after.noRelay.body':
    'Tjänsten som skulle förmedla det svarade inte. {agent} kan skicka en ny länk eller nå dig på annat sätt.',
  'after.appClosed': '{agent} var tvungen att stänga samtalsprogrammet.',
  'after.agentOffline': '{agent} är inte på plats just nu.',
  'after.agentOffline.body': 'Du kan ringa igen om några minuter. Länken gäller fortfarande.',
  'after.busy': 'Samtalstjänsten har väldigt mycket att göra just nu.',
  'after.busy.body': 'Du kan ringa igen om en minut. Länken gäller fortfarande.',
  'after.hubSilent': 'Samtalet kom inte fram.',
  'after.hubSilent.body':
    'Samtalstjänsten svarade inte. Kontrollera din internetanslutning och ring igen.',
  'after.thanks': 'Tack för din tid, {customer}.',
  'after.close': 'Du kan stänga sidan.',
  'after.newLink': 'Finns det mer att säga kan {agent} skicka en ny länk.',
  'after.ringAgain': 'Ring {agent} igen',

  'survey.title': 'Hur var det för dig?',
  'survey.about':
    'Fyra korta frågor, alla är frivilliga. {agent} får dina svar och kan lära sig av dem.',
  'survey.satisfied': 'Hur nöjd är du med samtalet?',
  'survey.heard': 'Hur mycket kände du att {agent} lyssnade på dig?',
  'survey.resolved': 'Är ditt ärende löst?',
  'survey.resolved.yes': 'Ja',
  'survey.resolved.no': 'Nej',
  'survey.resolved.notYet': 'Inte än',
  'survey.recommend': 'Hur troligt är det att du rekommenderar oss till andra?',
  'survey.ends': '{first}: {low}, {last}: {high}',
  'survey.notAtAll': 'inte alls',
  'survey.very': 'mycket',
  'survey.fully': 'helt och hållet',
  'survey.unlikely': 'inte troligt',
  'survey.likely': 'mycket troligt',
  'survey.clear': 'Ta tillbaka',
  'survey.clearOf': 'Ta tillbaka mitt svar: {question}',
  'survey.comment': 'Något mer du vill säga',
  'survey.send': 'Skicka',
  'survey.sending': 'Skickar …',
  'survey.no': 'Nej, tack',
  'survey.failed': 'Dina svar kom inte fram. De finns kvar här: försök igen om en stund.',
  'survey.empty': 'Inget är besvarat än. Svara på det du vill, eller välj ”Nej, tack”.',
  'survey.sent': 'Tack. Dina svar är på väg till {agent}.',
  'survey.declined': 'Det går bra.',
  'survey.used': 'Frågorna om samtalet har redan besvarats, och de svaren gäller.',
  'survey.gone': 'Svar om det här samtalet kan inte tas emot längre. Tack för att du försökte.',
  'feedback.page': 'Om ditt samtal',
  'feedback.title':
    'Hur var ditt samtal med {agent}{hasCompany, select, yes { från {company}} other {}}?',
  'feedback.used.title': 'Tack, samtalet har redan besvarats',
  'feedback.used.body': 'Frågorna kan besvaras en gång, och svaren gäller. Du kan stänga sidan.',
  'feedback.expired.title': 'Länken har gått ut',
  'feedback.expired.body':
    'Frågor om ett samtal kan besvaras i två veckor. Finns det mer att säga kan du be om en ny länk.',
  'feedback.unknown.title': 'Vi känner inte till länken',
  'feedback.unknown.body':
    'En bokstav kan ha försvunnit när den kopierades. Öppna den igen från ditt meddelande, eller kopiera den i sin helhet.',

  'elsewhere.title': 'Samtalet fortsätter i en annan flik.',
  'elsewhere.body': 'Du öppnade länken där också, och bara en flik kan vara med i samtalet.',
  'elsewhere.here': 'Använd den här fliken',
};
