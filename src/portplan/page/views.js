// What is shown: all items as they stand, or those of one unit in the order of what it does.
//
// A view has groups (plans, or what a unit does in one) of tables (areas) of rows (items).

const askedElement = document.getElementById("asked");
const nothingElement = document.getElementById("nothing");
const ofUnitElement = document.getElementById("of-unit");
const unitsHeading = document.getElementById("units-heading");
const countElement = document.getElementById("count");
const { title } = document;

function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

function made(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

const wholeView = {
  element: wholeElement,
  groups: plans.map((plan) => ({
    element: plan.section,
    isOwn: true,
    tables: plan.areas.map((area) => ({
      element: area.element,
      rows: area.items.map((item) => ({ item, row: item.row })),
    })),
  })),
};

// The table of an area with copies of some of its rows.
function copied(area, chosen, marked) {
  const element = area.element.cloneNode(false);
  const table = element.appendChild(area.table.cloneNode(false));
  table.removeAttribute("id");
  for (const part of area.table.children) {
    if (part.localName !== "tbody") table.append(part.cloneNode(true));
  }
  const body = table.appendChild(document.createElement("tbody"));
  const rows = chosen.map((item) => ({ item, row: body.appendChild(item.row.cloneNode(true)) }));
  for (const link of body.getElementsByTagName("a")) {
    if (link.getAttribute("href") === marked.href) link.className = "asked";
  }
  return { element, rows };
}

function groupOf(plan, role, unit, collective) {
  const who = collective ?? unit;
  const element = made("section", "", { class: `group ${role}${collective ? " through" : ""}` });
  const heading = element.appendChild(document.createElement("h3"));
  const tables = plan.areas
    .map((area) => [area, area.items.filter((item) => item.held[role].includes(who))])
    .filter(([, rows]) => rows.length)
    .map(([area, rows]) => copied(area, rows, who));
  element.append(...tables.map((each) => each.element));
  return { element, heading, role, collective, isOwn: !collective, tables };
}

// A unit's own items in each role, and then what reaches it through collectives; plan by plan.
function viewOf(unit) {
  ofUnitElement.replaceChildren();
  const groups = plans.flatMap((plan) => {
    const own = ROLES.map((role) => groupOf(plan, role, unit));
    const through = collectivesOf(unit, plan.place).flatMap((collective) =>
      ROLES.map((role) => groupOf(plan, role, unit, collective)),
    );
    const ofPlan = [...own, ...through].filter((group) => group.tables.length);
    if (!ofPlan.length) return [];
    const section = ofUnitElement.appendChild(made("section", "", { class: "plan" }));
    if (plan.heading) section.append(plan.heading.cloneNode(true));
    section.append(plan.strip.cloneNode(true), ...ofPlan.map((group) => group.element));
    return ofPlan.map((group) => ({ ...group, section }));
  });
  return { element: ofUnitElement, unit, groups };
}

function wordOf(role) {
  return document.querySelector(`#asking [value=${role}] + span`).textContent;
}

function headGroup(group, count) {
  const words = itemsElement.dataset[group.collective ? "through" : "own"];
  const values = { role: wordOf(group.role), count, collective: group.collective?.name };
  group.heading.textContent = filled(words, values);
}

// Shows the rows that pass, and what has any; returns how many of a view's own.
function showRows(view, passes) {
  let own = 0;
  for (const group of view.groups) {
    let count = 0;
    for (const { element, rows } of group.tables) {
      const shown = new Set(rows.filter(({ item }) => passes(item, group)));
      element.hidden = !shown.size;
      count += shown.size;
      // In a table that is hidden, rows may stay as they are.
      for (const each of shown.size ? rows : []) {
        const isHidden = !shown.has(each);
        if (each.row.hidden !== isHidden) each.row.hidden = isHidden;
      }
    }
    group.element.hidden = !count;
    if (group.heading) headGroup(group, count);
    own += group.isOwn ? count : 0;
  }
  for (const { section } of view.groups) {
    if (section) section.hidden = !section.querySelector(".group:not([hidden])");
  }
  return own;
}

// What was asked, as it was understood; of a unit what else it is called and whom it stands for; and the
// way back to all.
function showAsked(asked, unit) {
  const area = areas.find((each) => each.key === asked.area)?.heading;
  const plan = plans.find((each) => asked.area && each.key === asked.area)?.heading.textContent;
  const words = asked.words.trim() && `“${asked.words.trim()}”`;
  const meant = unit?.name ?? (asked.unit && `“${asked.unit}”`);
  const said = [meant, asked.role && wordOf(asked.role), area ?? plan, words].filter(Boolean);
  document.title = [...said, title].join(" · ");
  askedElement.replaceChildren();
  askedElement.hidden = !said.length;
  if (!said.length) return;
  const { all, language } = itemsElement.dataset;
  askedElement.append(made("h2", said.join(" · ")), made("a", all, { href: "#", lang: language }));
  if (unit?.about) askedElement.append(unit.about.cloneNode(true));
  if (!unit) nameUnits([...unitsNamed(asked.unit || asked.words)], asked.unit ? units.length : MOST_NAMED);
}

// The units that words, or a link that means several, are the names of, as links to their pages.
const MOST_NAMED = 6;

function nameUnits(named, most) {
  if (!named.length || named.length > most) return;
  const element = made("p", `${unitsHeading.textContent}：`);
  named.forEach((each, place) => {
    if (place) element.append("、");
    element.append(made("a", each.name, { href: each.href }));
  });
  askedElement.append(element);
}

// How many items each unit has of those that pass.
function showLoads(passes, asked, unit, named) {
  const roles = asked.role ? [asked.role] : ROLES;
  const counts = new Map(units.map((each) => [each, Object.fromEntries(ROLES.map((role) => [role, 0]))]));
  for (const item of items) {
    if (passes(item)) for (const role of roles) for (const each of item.held[role]) counts.get(each)[role] += 1;
  }
  const isNarrowed = Boolean(asked.words || asked.area || asked.role);
  const loads = [...counts.values()].map((held) => ROLES.reduce((sum, role) => sum + held[role], 0));
  const longest = loads.reduce((most, load) => Math.max(most, load), 1);
  for (const [each, held] of counts) {
    each.bar.setAttribute("viewBox", `0 0 ${longest} 10`);
    let start = 0;
    for (const role of ROLES) {
      each.cells[role].textContent = held[role];
      each.cells[role].classList.toggle("none", !held[role]);
      each.bars[role].setAttribute("x", start);
      each.bars[role].setAttribute("width", held[role]);
      start += held[role];
    }
    each.row.hidden = isNarrowed && !start && each !== unit && !named.has(each);
  }
}

// Words that were found stand out, where a browser can have them stand out without a change of the page.
const MOST_MARKED = 300;

function markWords(view, words) {
  if (!globalThis.Highlight) return;
  const found = new Highlight();
  const rows = view.groups.flatMap((group) => group.tables.flatMap((each) => each.rows));
  const isShown = ({ row }) => !row.hidden && !row.closest(".area").hidden;
  for (const { row } of words.length ? rows.filter(isShown).slice(0, MOST_MARKED) : []) {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      for (const [start, end] of words.flatMap((word) => placesOf(word, node.data))) {
        found.add(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
      }
    }
  }
  CSS.highlights.set("found", found);
}
