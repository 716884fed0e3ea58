// What stands in the page: its units, and its items with who does what for them.

const ROLES = [...document.querySelectorAll("#asking [name=role]")].map((each) => each.value).filter(Boolean);

const itemsElement = document.getElementById("items");
const wholeElement = document.getElementById("whole");

function unitOf(row, place) {
  const anchor = row.querySelector("a");
  const names = [...row.querySelectorAll(".aliases > span")].map((each) => folded(each.textContent));
  const cells = Object.fromEntries(ROLES.map((role) => [role, row.querySelector(`td.${role}`)]));
  const bars = Object.fromEntries(ROLES.map((role) => [role, row.querySelector(`rect.${role}`)]));
  return {
    row,
    place,
    anchor,
    href: anchor.getAttribute("href"),
    cells,
    bar: row.querySelector("svg"),
    bars,
    name: anchor.textContent,
    key: decodeURIComponent(anchor.getAttribute("href")).slice("#unit=".length),
    called: [folded(anchor.textContent), ...names],
    about: row.querySelector(".about"),
    collectives: [],
  };
}

const units = [...document.querySelectorAll("#units tbody tr")].map(unitOf);
const unitOfLink = new Map(units.map((unit) => [unit.href, unit]));

// A collective reaches its members in the plans that say so.
for (const unit of units) {
  for (const members of unit.row.querySelectorAll(".members")) {
    for (const member of members.querySelectorAll("a")) {
      const plan = Number(members.dataset.plan);
      unitOfLink.get(member.getAttribute("href")).collectives.push({ plan, unit });
    }
  }
}

// The collectives that stand for a unit in a plan, directly or through one another, in the page's order.
function collectivesOf(unit, plan) {
  const found = new Set();
  const further = [unit];
  while (further.length) {
    for (const each of further.pop().collectives) {
      if (each.plan === plan && each.unit !== unit && !found.has(each.unit)) {
        found.add(each.unit);
        further.push(each.unit);
      }
    }
  }
  return [...found].sort((one, other) => one.place - other.place);
}

function itemOf(row, area) {
  const held = {};
  const texts = [];
  for (const cell of row.cells) {
    const role = cell.className;
    if (ROLES.includes(role)) {
      held[role] = [...cell.getElementsByTagName("a")].map((each) => unitOfLink.get(each.getAttribute("href")));
    } else if (role !== "number") {
      texts.push(cell.textContent);
    }
  }
  return { row, area, held, everyone: ROLES.flatMap((role) => held[role]), texts };
}

function keyOf(element) {
  return element.id.slice("area=".length);
}

// What is only needed once somebody searches is made then.
function whenNeeded(made, name, make) {
  Object.defineProperty(made, name, {
    configurable: true,
    get() {
      const value = make();
      Object.defineProperty(made, name, { value });
      return value;
    },
  });
}

function areaOf(table, plan) {
  const heading = table.caption.textContent;
  return { element: table.parentElement, table, plan, heading, key: keyOf(table), folded: folded(heading.slice(heading.indexOf("、") + 1)) };
}

const plans = [...wholeElement.querySelectorAll(".plan")].map((section, place) => {
  const plan = { section, place, key: keyOf(section), heading: section.querySelector("h2"), strip: section.querySelector(".strip") };
  plan.areas = [...section.querySelectorAll("table")].map((table) => areaOf(table, plan));
  return plan;
});
const areas = plans.flatMap((plan) => plan.areas);
for (const area of areas) area.items = [...area.table.tBodies[0].rows].map((row) => itemOf(row, area));
const items = areas.flatMap((area) => area.items);
for (const item of items) whenNeeded(item, "folded", () => item.texts.map(folded));
for (const item of items) whenNeeded(item, "spelled", () => item.folded.map(spelling));
for (const each of [...units, ...areas]) {
  whenNeeded(each, "spelled", () => (each.called ?? [each.folded]).map(spelling));
}
readLetters(itemsElement.dataset.letters);

// Makes what a search needs before anybody searches, a little at a time.
const AT_A_TIME = 300;
const searched = [...units, ...areas, ...items];

function prepareSearch(start) {
  for (const each of searched.slice(start, start + AT_A_TIME)) void each.spelled;
  if (start + AT_A_TIME < searched.length) setTimeout(prepareSearch, 0, start + AT_A_TIME);
}
