// What the page holds: the drawing as pyvis gives it, and the case behind it. Both are read once.
const graph = JSON.parse(document.getElementById("graph").textContent);
const shown = JSON.parse(document.getElementById("case").textContent);

const nameOf = (id) => shown.things[id]?.name ?? shown.names[id] ?? id;
const hueOf = new Map(graph.edges.map((edge) => [edge.family, edge.hue]));

// Families in the order of the vocabulary, each with its claims, firmest first.
function byFamily(claims) {
  const found = new Map(shown.families.map((family) => [family, []]));
  for (const claim of claims) found.get(claim.family).push(claim);
  return [...found].filter(([, list]) => list.length);
}

// A made element: text is always text, never markup.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined && value !== "") element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}
