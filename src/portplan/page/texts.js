"use strict";

// Texts as they are compared: widths, case, white space and the kind of quotes make no difference.

const STRAIGHT = { "“": '"', "”": '"', "‘": "'", "’": "'" };

function folded(text) {
  return text
    .normalize("NFKC")
    .replace(/[“”‘’]/g, (quote) => STRAIGHT[quote])
    .replace(/[^\S\ufeff]/g, "")
    .replace(/[^ı]+/g, (part) => part.toLowerCase().toUpperCase().toLowerCase())
    .replace(/ς/g, "σ");
}

// The words of what was typed: each has to be found.
function wordsOf(typed) {
  return typed.split(/\s+/).map(folded).filter(Boolean);
}

// Where a word stands in a text: pairs of the first place and the one behind.
function placesOf(word, text) {
  const whole = folded(text);
  if (!whole.includes(word)) return [];
  const origins = [];
  let compared = "";
  let start = 0;
  for (const character of text) {
    const form = folded(character);
    for (let each = 0; each < form.length; each += 1) origins.push([start, start + character.length]);
    compared += form;
    start += character.length;
  }
  const places = [];
  for (let at = compared.indexOf(word); at >= 0; at = compared.indexOf(word, at + word.length)) {
    places.push([origins[at][0], origins[at + word.length - 1][1]]);
  }
  return places;
}
