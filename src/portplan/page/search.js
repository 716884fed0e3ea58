// What words and names find: the same as `portplan search`, `list` and the names of units do.

// What a word finds where it stands as it is: areas, units by a part of their name or a whole alias,
// and items by a part of their texts.
function foundAsItStands(word) {
  return {
    areas: new Set(areas.filter((area) => area.folded.includes(word))),
    units: new Set(units.filter(({ called }) => called[0].includes(word) || called.includes(word))),
    items: new Set(items.filter((item) => item.folded.some((text) => text.includes(word)))),
  };
}

// What letters find in the first way in which they find anything. Only names and titles are found as
// wholes, and aliases where nothing else is found.
function foundInLetters(letters) {
  for (const way of WAYS) {
    const fits = fitting(letters, way);
    const found = {
      areas: new Set(areas.filter((area) => area.spelled.some(fits))),
      units: new Set(units.filter((unit) => fits(unit.spelled[0]))),
      items: new Set(way.whole ? [] : items.filter((item) => item.spelled.some(fits))),
    };
    if (!isNothing(found)) return found;
  }
  const called = WAYS.map((way) => units.filter((unit) => unit.spelled.some(fitting(letters, way))));
  return { areas: new Set(), units: new Set(called.find((each) => each.length)), items: new Set() };
}

function isNothing(found) {
  return !(found.areas.size || found.units.size || found.items.size);
}

// What was found for a word is kept while others are typed.
const kept = new Map();

function foundFor(word) {
  if (!kept.has(word)) {
    if (kept.size > 50) kept.clear();
    const found = foundAsItStands(word);
    const isSpelled = isNothing(found) && areLetters(word);
    kept.set(word, isSpelled ? { ...foundInLetters(word), isSpelled } : found);
  }
  return kept.get(word);
}

function hasWord(item, found) {
  return found.items.has(item) || found.areas.has(item.area) || item.everyone.some((unit) => found.units.has(unit));
}

// Returns what says whether an item passes all that is asked but for the unit and the role.
function passing(asked) {
  const found = wordsOf(asked.words).map(foundFor);
  return (item) =>
    (!asked.area || item.area.key === asked.area || item.area.plan.key === asked.area) &&
    found.every((each) => hasWord(item, each));
}

// What stands out of what a word found: itself, or the names that were meant by letters.
function wordsToMark(word) {
  const found = foundFor(word);
  return found.isSpelled ? [...found.units].map((unit) => unit.called[0]) : [word];
}

// The units whose names, or any part of them, fit the words.
function unitsNamed(typed) {
  const word = folded(typed);
  if (!word) return new Set();
  const byPart = units.filter((unit) => unit.called.some((name) => name.includes(word)));
  return new Set([...byPart, ...foundFor(word).units]);
}

// The unit that a link means: by its name, an alias, a part or letters that only it fits; else none.
function unitMeant(typed) {
  const word = folded(typed);
  const steps = [
    () => units.filter((unit) => unit.key === typed),
    () => units.filter((unit) => unit.called[0] === word),
    () => units.filter((unit) => unit.called.includes(word)),
    () => units.filter((unit) => unit.called[0].includes(word)),
    () => units.filter((unit) => unit.called.some((name) => name.includes(word))),
    () => (areLetters(word) ? [...foundInLetters(word).units] : []),
  ];
  for (const step of word ? steps : []) {
    const found = step();
    if (found.length) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}
