// What is asked, in the controls and in the address: #unit=天津海关&role=lead&area=3&words=无水港

const form = document.getElementById("asking");
const wordsElement = document.getElementById("words");
const areaElement = document.getElementById("area");

const NOTHING_ASKED = { unit: "", role: "", area: "", words: "" };

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function askedIn(address) {
  const asked = { ...NOTHING_ASKED };
  for (const part of address.replace(/^#/, "").split("&")) {
    const [key, ...value] = part.split("=");
    if (Object.hasOwn(asked, key)) asked[key] = decoded(value.join("="));
  }
  if (!ROLES.includes(asked.role)) asked.role = "";
  if (![...areaElement.options].some((option) => option.value === asked.area)) asked.area = "";
  return asked;
}

// Chinese stands in an address as it is, so that people can read it.
function encoded(text) {
  return text.replace(/[^\p{L}\p{N}._~-]/gu, encodeURIComponent);
}

function addressOf(asked) {
  const parts = Object.keys(NOTHING_ASKED).filter((key) => asked[key]);
  return `#${parts.map((key) => `${key}=${encoded(asked[key])}`).join("&")}`;
}

let asked = NOTHING_ASKED;
let view = wholeView;

function show() {
  const unit = asked.unit ? unitMeant(asked.unit) : undefined;
  if (unit !== view.unit) view = unit ? viewOf(unit) : wholeView;
  const passes = passing(asked);
  const holds = (item) => !asked.role || item.held[asked.role].length > 0;
  const isShown = unit
    ? (item, group) => (!asked.role || group.role === asked.role) && passes(item)
    : (item) => holds(item) && passes(item);
  const count = showRows(view, isShown);
  const isAnything = view.groups.some((group) => !group.element.hidden);
  wholeElement.hidden = view !== wholeView;
  ofUnitElement.hidden = view === wholeView;
  showAsked(asked, unit);
  showLoads(passes, asked, unit, unitsNamed(asked.words));
  for (const each of units) {
    const isChosen = each === unit;
    each.anchor.href = addressOf({ ...asked, unit: isChosen ? "" : each.key });
    if (isChosen) each.anchor.setAttribute("aria-current", "true");
    else each.anchor.removeAttribute("aria-current");
  }
  if (unit) bringIntoSight(unit.row);
  const { found, nothing, unknown } = itemsElement.dataset;
  countElement.textContent = filled(found, { found: count, all: items.length });
  const isUnknown = asked.unit && !unit && !unitsNamed(asked.unit).size;
  nothingElement.textContent = isUnknown ? filled(unknown, { name: asked.unit }) : nothing;
  nothingElement.hidden = isAnything && !isUnknown;
  cancelAnimationFrame(marking);
  marking = requestAnimationFrame(() => setTimeout(markFound));
}

// The units have a scroll bar of their own, beside the items.
const unitsElement = document.getElementById("units");

function bringIntoSight(row) {
  const below = row.getBoundingClientRect().top - unitsElement.getBoundingClientRect().top;
  const height = unitsElement.clientHeight;
  if (below < 0 || below > height - row.offsetHeight) unitsElement.scrollTop += below - height / 3;
}

// What was found is to be seen at once, and the words in it a moment later.
let marking = 0;

function markFound() {
  markWords(view, wordsOf(asked.words).flatMap(wordsToMark));
}

function showInControls() {
  if (wordsElement.value !== asked.words) wordsElement.value = asked.words;
  areaElement.value = asked.area;
  for (const radio of form.elements.role) radio.checked = radio.value === asked.role;
}

// The address follows what is typed a little later, in one entry of the history.
const LATER = 250;
let waiting = 0;
let isTyping = false;

function keepAddress({ isNew }) {
  clearTimeout(waiting);
  waiting = 0;
  const address = addressOf(asked);
  if (address === (location.hash || "#")) return;
  history[isNew ? "pushState" : "replaceState"](null, "", address);
}

function keepTyped() {
  if (!waiting) return;
  keepAddress({ isNew: !isTyping });
  isTyping = true;
}

function ask(changed) {
  keepTyped();
  isTyping = false;
  asked = { ...asked, ...changed };
  keepAddress({ isNew: true });
  showInControls();
  show();
}

function askTyped() {
  asked = { ...asked, words: wordsElement.value };
  show();
  clearTimeout(waiting);
  waiting = setTimeout(keepTyped, LATER);
}

function askAsAddressed() {
  clearTimeout(waiting);
  waiting = 0;
  isTyping = false;
  asked = askedIn(location.hash);
  showInControls();
  show();
}

const loadsElement = document.querySelector("#units details");
const isNarrow = matchMedia("(max-width: 62rem)");

// Where little is in sight, what is asked of a unit comes first, and the controls above it are out of sight.
function bringToStart() {
  if (isNarrow.matches && asked.unit) askedElement.scrollIntoView();
  else scrollTo(0, 0);
}

function follow(event) {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.className === "skip") return itemsElement.focus();
  ask(askedIn(link.hash));
  if (isNarrow.matches) loadsElement.open = false;
  bringToStart();
  if (!link.isConnected || !link.closest("#units")) (askedElement.hidden ? itemsElement : askedElement).focus({ preventScroll: true });
}

// The keyboard: / to the words, the arrows from there to the units and through them, Escape back to all.
function inUnits(event) {
  const shown = [wordsElement, ...units.filter((unit) => !unit.row.hidden).map((unit) => unit.anchor)];
  const at = shown.indexOf(document.activeElement);
  const next = shown[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  loadsElement.open = true;
  event.preventDefault();
  next.focus();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isWriting = event.target === wordsElement || event.target === areaElement;
  if (event.key === "/" && !isWriting) {
    event.preventDefault();
    wordsElement.select();
    wordsElement.focus();
  } else if (event.key === "Escape" && event.target !== areaElement) {
    ask(asked.words ? { words: "" } : NOTHING_ASKED);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    inUnits(event);
  }
}

wordsElement.addEventListener("input", (event) => event.isComposing || askTyped());
wordsElement.addEventListener("compositionend", askTyped);
wordsElement.addEventListener("change", keepTyped);
areaElement.addEventListener("change", () => ask({ area: areaElement.value }));
for (const radio of form.elements.role) radio.addEventListener("change", () => ask({ role: radio.value }));
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("paper").addEventListener("click", () => print());
document.addEventListener("click", follow);
document.addEventListener("keydown", onKey);
addEventListener("popstate", askAsAddressed);

// What is brought into sight is not to be behind the controls.
function leaveRoom() {
  document.documentElement.style.setProperty("--bar", `${form.offsetHeight}px`);
}

// A link has the script show its unit; the browser is to go nowhere by itself.
for (const element of document.querySelectorAll('[id*="="]')) element.removeAttribute("id");
document.documentElement.className = "scripted";
form.hidden = false;
leaveRoom();
new ResizeObserver(leaveRoom).observe(form);
if (isNarrow.matches) loadsElement.open = false;
askAsAddressed();
bringToStart();
setTimeout(prepareSearch, LATER, 0);
