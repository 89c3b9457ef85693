// Signs that people at work send one another, by their names in English and German.

const SIGNS = `
👍 thumbs up, agree | Daumen hoch, einverstanden
👎 thumbs down | Daumen runter
👏 applause, clap | Applaus, klatschen
🙏 thanks, please | danke, bitte
🎉 party, congratulations | Feier, Glückwunsch
❤️ heart, love | Herz, Liebe
😀 smile, happy | lächeln, froh
😄 laugh | lachen
😂 tears of joy | Freudentränen
🙂 slight smile | leichtes Lächeln
😉 wink | zwinkern
😊 blush | verlegen, erröten
😅 phew, sweat | puh, schwitzen
😍 in love, heart eyes | verliebt
😎 cool, sunglasses | cool, Sonnenbrille
🤔 thinking, hmm | nachdenken, hm
😮 astonished, wow | erstaunt, wow
😢 sad, cry | traurig, weinen
😭 sob | heulen
😡 angry | wütend, sauer
😱 scream, shock | Schreck, schreien
😴 sleep, tired | schlafen, müde
🤒 ill, sick | krank
🤕 hurt | verletzt
🥳 celebrate | feiern
🤯 mind blown | umgehauen
🤝 handshake, deal | Handschlag, abgemacht
🙌 hooray, hands up | hurra, Hände hoch
💪 strong, muscle | stark, Kraft
👋 hello, wave | hallo, winken
👀 eyes, look | Augen, schauen
👌 ok, perfect | ok, perfekt
✌️ victory, peace | Frieden, Sieg
🤞 fingers crossed | Daumen drücken
👉 point right | nach rechts zeigen
🤷 shrug, no idea | Achselzucken, keine Ahnung
🙋 raise hand, me | melden, ich
💡 idea, light | Idee, Licht
✅ done, check | erledigt, Haken
☑️ ticked box | abgehakt
❌ no, wrong, cross | nein, falsch, Kreuz
❓ question | Frage
❗ important, exclamation | wichtig, Ausrufezeichen
⚠️ warning, attention | Warnung, Achtung
🚨 alarm, siren | Alarm
⛔ stop, forbidden | halt, verboten
🚧 construction, in progress | Baustelle, in Arbeit
🔥 fire, hot | Feuer, heiß
⭐ star | Stern
🌟 glowing star | leuchtender Stern
🏆 trophy, winner | Pokal, Sieg
🥇 first, gold medal | Erster, Goldmedaille
🎯 target, bullseye | Ziel, Volltreffer
🚀 rocket, launch | Rakete, Start
📌 pin, important | Pinnnadel, merken
📎 paperclip, attachment | Büroklammer, Anhang
📅 calendar, date | Kalender, Termin
⏰ alarm clock, time | Wecker, Zeit
⏳ hourglass, wait | Sanduhr, warten
📞 telephone, call | Telefon, Anruf
📧 mail | E-Mail
💬 speech, talk | Sprechblase, Gespräch
📢 announcement | Ansage, Lautsprecher
🔔 bell | Glocke
📝 note, write | Notiz, schreiben
📄 page, document | Seite, Dokument
📁 folder | Ordner
📊 chart, bars | Diagramm, Balken
📈 rise, growth | Anstieg, Wachstum
📉 fall, decline | Rückgang
🔍 search, magnifier | suchen, Lupe
🔗 link, chain | Verweis, Kette
🔒 lock, closed | Schloss, gesperrt
🔑 key | Schlüssel
🔧 wrench, repair | Schraubenschlüssel, Reparatur
🔨 hammer | Hammer
🛠️ tools | Werkzeug
⚙️ gear, settings | Zahnrad, Einstellungen
🔩 nut and bolt | Schraube, Mutter
🏭 factory | Fabrik, Werk
🏗️ crane, building site | Kran
⚓ anchor, harbour | Anker, Hafen
🚢 ship | Schiff
🚚 lorry, delivery | Lastwagen, Lieferung
📦 parcel, package | Paket
🚗 car | Auto
🚲 bicycle | Fahrrad
🚆 train | Zug
✈️ plane, travel | Flugzeug, Reise
🏠 home | Zuhause, Haus
🏢 office | Büro
💻 laptop, computer | Laptop, Rechner
🖨️ printer | Drucker
📱 mobile phone | Handy
📷 camera, photo | Kamera, Foto
🎥 film, video | Film, Video
🎧 headphones, music | Kopfhörer, Musik
☕ coffee | Kaffee
🍵 tea | Tee
🍰 cake | Kuchen
🎂 birthday | Geburtstag
🍕 pizza | Pizza
🥨 pretzel | Brezel
🍎 apple, fruit | Apfel, Obst
🍽️ canteen, lunch | Kantine, Mittagessen
🍺 beer | Bier
🥂 cheers, toast | Prost, anstoßen
🎁 present, gift | Geschenk
💐 flowers, bouquet | Blumen, Strauß
🌻 sunflower | Sonnenblume
🍀 luck, clover | Glück, Klee
🌱 plant, seedling | Pflanze, Keimling
☀️ sun | Sonne
🌧️ rain | Regen
⛄ snow, snowman | Schnee, Schneemann
🎄 Christmas | Weihnachten
🐣 Easter, chick | Ostern, Küken
🌍 world, earth | Welt, Erde
⚽ football | Fußball
🏃 run | laufen, rennen
🧘 calm, yoga | Ruhe, Yoga
🩹 plaster, first aid | Pflaster, Erste Hilfe
🦺 safety vest | Warnweste, Sicherheit
⛑️ helmet | Helm
♻️ recycle | Recycling, Kreislauf
⚡ electricity, fast | Strom, Blitz, schnell
💧 water, drop | Wasser, Tropfen
💰 money | Geld
💯 hundred, all right | hundert, genau
➕ plus, more | plus, mehr
➡️ arrow right | Pfeil rechts
🔄 again, refresh | wieder, neu laden
🆕 new | neu
🆘 help | Hilfe
👶 baby, newborn | Baby, Nachwuchs
👥 team, people | Team, Leute
🦆 duck | Ente
🐶 dog | Hund
🐱 cat | Katze
🤖 robot | Roboter
`

interface Emoji {
  sign: string
  names: Record<string, string[]>
}

const ALL: Emoji[] = SIGNS.trim().split("\n").map((line) => {
  const [, sign = "", english = "", german = ""] = /^(\S+) (.+?) \| (.+)$/.exec(line) ?? []
  return { sign, names: { en: english.split(", "), de: german.split(", ") } }
})

/** Find emoji by the beginning of a word of their names in either language; without letters the first few. */
export function findEmoji(typed: string, language: string): { sign: string; name: string }[] {
  const wanted = folded(typed)
  const begins = (word: string): boolean => folded(word).split(" ").some((part) => part.startsWith(wanted))
  const found = ALL.filter(({ names }) => Object.values(names).flat().some(begins))
  const spoken = language in (ALL[0]?.names ?? {}) ? language : "en"
  return found.slice(0, 8).map(({ sign, names }) => {
    const words = names[spoken] ?? []
    return { sign, name: words.find(begins) ?? words[0] ?? "" }
  })
}

function folded(text: string): string {
  return text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "").replace(/[_-]/g, " ")
}
