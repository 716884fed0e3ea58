// Chinese in letters: 天津海关 is tianjinhaiguan, tjhg or haiguan.
//
// The ways in which letters can be meant, best first, are those of portplan's own names: the whole
// of a name before a part, the full pinyin before initials, and these before a mixture or an
// unfinished end.

const WAYS = [
  { forms: "full", whole: true },
  { forms: "initials", whole: true },
  { forms: "full" },
  { forms: "initials" },
  { forms: "mixed", unfinished: true },
];

const DOUBLE_INITIALS = /^[zcs]h/;

// A character's forms; those that are typed alike are one and the same, so that each is looked at once.
const soundOf = new Map();
const sounds = new Map();

function soundWith(full) {
  const key = full.join(" ");
  if (!sounds.has(key)) {
    const double = full.filter((form) => DOUBLE_INITIALS.test(form)).map((form) => form.slice(0, 2));
    const initials = [...new Set([...full.map((form) => form[0]), ...double])];
    sounds.set(key, { full, initials, mixed: [...new Set([...full, ...initials])] });
  }
  return sounds.get(key);
}

// Reads the page's table of forms: an岸按 ban办半 ...
function readLetters(table) {
  const forms = new Map();
  for (const [, form, characters] of table.matchAll(/([a-z]+)([^a-z ]+)/g)) {
    for (const character of characters) {
      if (!forms.has(character)) forms.set(character, []);
      forms.get(character).push(form);
    }
  }
  for (const [character, full] of forms) soundOf.set(character, soundWith(full));
  for (const character of "abcdefghijklmnopqrstuvwxyz0123456789") {
    soundOf.set(character, soundWith([character]));
  }
}

// The sounds of a folded text; what has none is left out.
function spelling(text) {
  const found = [];
  for (const character of text) {
    const sound = soundOf.get(character);
    if (sound) found.push(sound);
  }
  return found;
}

function areLetters(word) {
  return /^[\x21-\x7e]+$/.test(word) && /[a-z]/.test(word);
}

// How far letters can have come behind a sound, from each of some places; -1 where they end in it.
function behind(letters, places, forms, unfinished) {
  const found = new Set();
  for (const place of places) {
    for (const form of forms) {
      if (letters.startsWith(form, place)) found.add(place + form.length);
      else if (unfinished && form.startsWith(letters.slice(place))) found.add(-1);
    }
  }
  return found;
}

// Returns what says whether a spelling fits letters in a way.
function fitting(letters, way) {
  const begins = new Map();
  const canBegin = (sound) => {
    if (!begins.has(sound)) begins.set(sound, behind(letters, [0], sound[way.forms], way.unfinished));
    return begins.get(sound);
  };
  return (spelled) => {
    let places = [];
    for (let at = 0; at < spelled.length; at += 1) {
      const begun = at === 0 || !way.whole ? canBegin(spelled[at]) : [];
      if (!places.length && !begun.size) {
        if (way.whole) return false;
        continue;
      }
      const gone = places.length ? behind(letters, places, spelled[at][way.forms], way.unfinished) : [];
      places = [...new Set([...begun, ...gone])];
      const ended = places.includes(letters.length) || places.includes(-1);
      if (ended && !way.whole) return true;
    }
    return Boolean(way.whole) && places.includes(letters.length);
  };
}
