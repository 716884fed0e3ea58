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

// A character's sound: the forms in which it is typed. Those that are typed alike have one.
const soundOf = new Map();
const sounds = new Map();

function soundWith(full) {
  const key = full.join(" ");
  if (!sounds.has(key)) {
    const double = full.filter((form) => DOUBLE_INITIALS.test(form)).map((form) => form.slice(0, 2));
    const initials = [...new Set([...full.map((form) => form[0]), ...double])];
    const mixed = [...new Set([...full, ...initials])];
    sounds.set(key, { number: sounds.size, full, initials, mixed });
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

// The numbers of the sounds of a folded text; what has none is left out.
function spelling(text) {
  const found = new Uint16Array(text.length);
  let length = 0;
  for (const character of text) {
    const sound = soundOf.get(character);
    if (sound) {
      found[length] = sound.number;
      length += 1;
    }
  }
  return found.subarray(0, length);
}

function areLetters(word) {
  return /^[\x21-\x7e]+$/.test(word) && /[a-z]/.test(word);
}

// Adds to places how far letters can have come behind a sound, from each of the places before it; -1
// where they end in it.
function addPlaces(found, letters, before, forms, unfinished) {
  for (const place of before) {
    for (const form of forms) {
      let next;
      if (letters.startsWith(form, place)) next = place + form.length;
      else if (unfinished && form.startsWith(letters.slice(place))) next = -1;
      if (next !== undefined && !found.includes(next)) found.push(next);
    }
  }
  return found;
}

const NOWHERE = [];

// Returns what says whether a spelling fits letters in a way.
function fitting(letters, way) {
  const forms = [...sounds.values()].map((sound) => sound[way.forms]);
  const begun = forms.map((each) => addPlaces([], letters, [0], each, way.unfinished));
  const isEnd = (place) => place === letters.length || place === -1;
  return (spelled) => {
    let places = NOWHERE;
    for (let at = 0; at < spelled.length; at += 1) {
      const sound = spelled[at];
      const start = at === 0 || !way.whole ? begun[sound] : NOWHERE;
      if (places.length) places = addPlaces([...start], letters, places, forms[sound], way.unfinished);
      else places = start;
      if (way.whole && !places.length) return false;
      if (!way.whole && places.length && places.some(isEnd)) return true;
    }
    return Boolean(way.whole) && places.some(isEnd);
  };
}
