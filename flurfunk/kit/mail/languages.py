"""The words by which mail programs, in many languages, tell quotes and people close their letters."""

import re

# How the line above a quote ends or what it contains: "On … X wrote:".
WROTE = re.compile(
    r"\b(wrote|writes|writ|said|schrieb|schrieben|geschrieben|meinte|a [ée]crit|[ée]crivait"
    r"|escribi[óo]|escreveu"
    r"|ha scritto|scrisse|scritto|schreef|geschreven|napisa[łl]|napisa[łl]a|pisze|skrev|skrifa[ðd]i"
    r"|kirjoitti|napsal"
    r"|nap[íi]sal|p[íi][šs]e|odes[íi]latel|пишет|писал|писала|написал|написала|пише|написав|написа"
    r"|a scris|írta"
    r"|έγραψε|yazdı|ha escrit|je napisa[ol]|đã viết|schreibt)"
    r"|写道|寫道|撰写|书写|のメール|書きました|書いた|さんは|님이 작성|כתב|كتب|เขียน",
    re.IGNORECASE,
)
# How such a line begins.
OPENS = re.compile(
    r"(on|at|am|le|el|il|em|a|op|w dniu|dnia|den|på|pe|dne|d\.|vào|στις|la|on the|il giorno|em qua"
    r"|quoting|zitat von"
    r"|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mié|jeu|jue|ven|vie|sam|sáb|sab|dim|dom|lør|lör|søn"
    r"|sön|man|mån|tir|tis"
    r"|ons|tor|fre|ma|di|wo|do|vr|za|zo|pon|wt|śr|czw|pt|sob|niedz|po|út|st|čt|pá|so|ne|ti|ke|to|pe"
    r"|la|su|seg|ter|qua"
    r"|qui|sex|mo|mi|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[.,]?|在|於|于|\d",
    re.IGNORECASE,
)

_LABELS = {
    "from": "from|von|de|da|van|od|från|fra|frá|lähettäjä|от|від|发件人|寄件者|寄件人|差出人|送信者"
    "|kimden|feladó|from \\(от\\)"
    "|expéditeur|remitente|mittente|afzender|nadawca|avsändare|afsender|avsender|odesílatel"
    "|отправитель|보낸 사람|de la|από",
    "sent": "sent|gesendet|envoyé|envoyé le|enviado|enviado el|enviada em|enviado em|enviada|inviato"
    "|verzonden|wysłano|data wysłania|skickat|sendt|lähetetty|odesláno|отправлено|надіслано"
    "|发送时间|傳送時間|寄件日期|送信日時|gönderildi|elküldve|date|datum|fecha|data|dato|päivämäärä"
    "|päiväys|дата|日期|日付|日時|sent on|gesendet am|보낸 날짜|trimis|date d'envoi",
    "to": "to|an|à|pour|para|a|aan|do|till|til|vastaanottaja|kopia|komu|кому|收件人|宛先|送信先|kime|címzett"
    "|받는 사람|către|προς|al",
    "subject": "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|předmět"
    "|тема|主题|主旨|件名"
    "|konu|tárgy|제목|subiect|θέμα",
    "cc": "cc|kopie|copie|copia|cópia|kopi|kopio|do wiadomości|dw|копия|抄送|副本|bilgi|참조|ccn|bcc"
    "|cc \\(kopie\\)",
    "other": "reply-to|antwort an|répondre à|responder a|rispondi a|organization|organisation"
    "|importance|wichtigkeit"
    "|priority|attachments|anlagen|anhänge|message-id|newsgroups|resent-from|resent-date|list-id"
    "|antwoord aan|svar till",
}
LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items()) + r")\s*[:：]",
    re.IGNORECASE,
)

# A line of its own that says: from here on it is another letter.
ANOTHER_LETTER = re.compile(
    r"[-_=*\s>]*(begin forwarded message|forwarded message|original message|original appointment"
    r"|forwarded by\b.{0,80}"
    r"|original message processed by .{1,40}|ursprüngliche nachricht|original[- ]?nachricht"
    r"|weitergeleitete nachricht"
    r"|anfang der weitergeleiteten (nachricht|e-?mail)|message d'origine|message original|message transféré"
    r"|message transmis|début du message (réexpédié|transféré)|mensaje original|mensaje reenviado"
    r"|inicio del mensaje reenviado|mensagem original|mensagem encaminhada|início da mensagem reencaminhada"
    r"|messaggio originale|messaggio inoltrato|inizio messaggio inoltrato|oorspronkelijk bericht"
    r"|origineel bericht|doorgestuurd bericht|begin doorgestuurd bericht|wiadomość oryginalna"
    r"|oryginalna wiadomość"
    r"|wiadomość przekazana|przekazana wiadomość|wiadomość napisana przez.{0,60}|ursprungligt meddelande"
    r"|originalmeddelande|vidarebefordrat meddelande|vidarebefordrat brev|original ?meddelelse"
    r"|oprindelig meddelelse"
    r"|videresendt meddelelse|videresendt besked|opprinnelig melding|videresendt melding|alkuperäinen viesti"
    r"|välitetty viesti|původní zpráva|přeposlaná zpráva|исходное сообщение|пересланное сообщение"
    r"|пересылаемое сообщение|начало переадресованного сообщения|原始邮件|原始郵件|转发的?邮件|邮件原件"
    r"|轉寄的?郵件|元のメッセージ|転送メッセージ"
    r"|转发的邮件|转发邮件信息|iletilen ileti|orijinal ileti|eredeti üzenet|원본 메시지|mesajul original)"
    r"\s*:?[-_=*\s]*",
    re.IGNORECASE,
)

# The whole of a line that begins the close of a letter.
CLOSING = re.compile(
    r"(with )?((best|kind|kindest|warm|warmest|many|good|all the best|my best|friendly|sincere)[ -]*)*"
    r"(regards|wishes|greetings)( from .{2,30})?|best|sincerely( yours)?|yours( (sincerely|faithfully"
    r"|truly))?|cheers"
    r"|(many )?thanks( (a lot|again|so much|in advance|and (best |kind )?regards|& (best "
    r"|kind )?regards))?|thx|br|rgds"
    r"|thank you( (very much|so much|again|in advance))?|respectfully|cordially|take care"
    r"|mit (freundlichen?|besten?|herzlichen?|lieben?|vielen|sonnigen) gr[uü](ß|ss)(en|e)?( aus .{2,30})?"
    r"|(viele|beste|liebe|schöne|freundliche|herzliche|sch[oö]ne) gr(ü|u|ue)(ß|ss)e( aus .{2,30})?|gru(ß|ss)"
    r"|gr(ü|ue)(ß|ss)e|mfg|vg|lg|hochachtungsvoll|(vielen|besten|herzlichen) dank( im voraus)?|danke"
    r"|(bien )?cordialement|(bien )?amicalement|sincères salutations|(meilleures )?salutations"
    r"|bien à (vous|toi)"
    r"|merci( (d'avance|beaucoup))?|cdlt"
    r"|(un )?(cordial )?saludos?( cordiales)?|atentamente|atte|(muchas )?gracias( de antemano)?|un abrazo"
    r"|(muito )?obrigad[oa]|atenciosamente|att|(melhores )?cumprimentos|com os melhores cumprimentos"
    r"|abraços?|abs"
    r"|(cordiali|distinti) saluti|cordialmente|saluti|un saluto|grazie( mille)?"
    r"|(met )?(vriendelijke|hartelijke) groet(en)?|groet(en|jes)?|mvg|(alvast )?bedankt|dank je( wel)?"
    r"|(z )?(pozdrowieni(a|em)|powa[żz]aniem|wyrazami szacunku)|(serdecznie )?pozdrawiam( serdecznie)?"
    r"|(med )?(venlige?|vennlig|vänliga?|bästa|beste|bedste|hjertelig|kære) (h[iä]lsning(ar|er)?|hilsen(er)?)"
    r"|mvh|vh|hilsen|hälsningar|tak|tack( på förhand)?|takk|(på forhånd )?tak"
    r"|(ystävällisin|parhain|terveisin)( terveisin)?|terveisin|terv|kiitos|yst\. terv"
    r"|s pozdravem|s přátelským pozdravem|zdravím|děkuj[iu]|díky"
    r"|с уважением|с наилучшими пожеланиями|всего доброго|спасибо"
    r"|此致|祝好|敬礼|敬上|谢谢|謝謝|顺颂商祺|よろしくお願い(いた)?します|敬具|以上",
    re.IGNORECASE,
)

# One line that a telephone or a mail program adds.
SENT_FROM = re.compile(
    r"(sent (from|via|with|using) (?!my desk\b|my house\b)[^.,;:!?]{2,60}|get outlook for .{2,40}"
    r"|sent from mail for windows.*"
    r"|(von (meinem|unterwegs)|gesendet (mit|von|über)|diese nachricht wurde von meinem).{2,60}"
    r"|envoy[ée] (de(puis)?|à partir de|avec) .{2,60}|télécharger outlook pour .{2,30}"
    r"|enviado (desde|do|de|a partir do|via|com) .{2,60}|obtener outlook para .{2,30}"
    r"|obter o outlook para .{2,30}"
    r"|inviato da(l)? .{2,60}|scarica outlook per .{2,30}|outlook für .{2,30} (beziehen|herunterladen)"
    r"|verzonden (vanaf|met|via|van) .{2,60}|verstuurd vanaf .{2,60}|outlook voor .{2,30} downloaden"
    r"|wys[łl]ane z .{2,60}|pobierz outlook dla .{2,30}|skickat från .{2,60}|hämta outlook för .{2,30}"
    r"|sendt fra .{2,60}|hent outlook (til|for) .{2,30}|lähetetty (minun )?.{2,60}(sta|stä|lta|ltä)"
    r"|odesláno z .{2,60}"
    r"|отправлено (с|из|от) .{2,60}|发自我的.{1,30}|從我的.{1,30}傳送|iphoneから送信|.{1,20}から送信)",
    re.IGNORECASE,
)

# From a line like this to the end nobody wrote anything for the reader.
FOOTER = re.compile(
    r"(to unsubscribe (from this|send|visit|,|:)|you received this message because you are subscribed"
    r"|you are receiving this because|.{1,60}\bmailing list( -- \S+)?$|list info(rmation)?: http"
    r"|(legal )?disclaimer\W*$|confidentiality (notice|note)|privileged and confidential"
    r"|caution:? this (e-?mail|message)"
    r"|(notice\W+)?this (electronic )?(e-?mail|mail|message|communication"
    r"|transmission)( message)?( and| with|,| \(|, together).{0,80}(is|are|may be|may contain) "
    r".{0,60}(confidential|privileged|intended|legally)|(notice\W+)?this (electronic )?(e-?mail|mail"
    r"|message) (message )?(is|are) intended|the information (contained )?in this (communication"
    r"|e-?mail|message)"
    r"|this e-?mail (is|may be) (confidential|intended)|diese e-?mail (enthält|kann|und"
    r"|ist) .{0,60}vertraulich"
    r"|ce (message|courriel|mail).{0,80}confidentiel|este (mensaje|correo|e-?mail).{0,80}confidencia"
    r"|esta mensagem.{0,80}confidencia|dit (bericht|e-?mail).{0,80}vertrouwelijk|virenfrei|virus-free)",
    re.IGNORECASE,
)
