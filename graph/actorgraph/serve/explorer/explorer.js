// The page of a store that no page can hold: what is opened is asked for, and every part says of how many it is.
// Text from the store reaches the document as text alone. The address keeps what is shown: #thing=ID, #ask=QUESTION.

const token = new URLSearchParams(location.search).get('token') ?? '';
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const number = new Intl.NumberFormat('en');

/** Returns an element with its properties and what is in it. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Returns the document at a path of the API; throws an Error with the words of the server. */
async function ask(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const reply = await fetch(`/api/${path}?${new URLSearchParams(given)}`, { headers: { Authorization: `Bearer ${token}` } });
  const found = await reply.json();
  if (!reply.ok) throw new Error(found.error);
  return found;
}

/** Shows what a promise gives, or why there is nothing; an answer that was overtaken by another is dropped. */
const latest = new Map();
async function show(id, asked, drawn) {
  const place = part(id);
  const turn = (latest.get(id) ?? 0) + 1;
  latest.set(id, turn);
  place.setAttribute('aria-busy', 'true');
  let children;
  try {
    children = drawn(await asked);
  } catch (error) {
    children = [element('p', { className: 'warning', textContent: error.message })];
  }
  if (latest.get(id) !== turn) return;
  place.hidden = false;
  place.removeAttribute('aria-busy');
  place.replaceChildren(...children);
}

const path = (...ids) => ids.map(encodeURIComponent).join('/');
const count = (many, noun) => `${number.format(many)} ${noun}${many === 1 ? '' : 's'}`;
const go = (id) => { location.hash = new URLSearchParams({ thing: id }).toString(); };

function thingButton(thing) {
  return element('button', { type: 'button', textContent: thing.name, dir: 'auto', onclick: () => go(thing.id) });
}

function thingItem(thing) {
  return element('li', {}, thingButton(thing), ' ', element('small', { textContent: thing.type || thing.kind }));
}

// -- names ------------------------------------------------------------------------------------------

function showNames(title, asked) {
  return show('list', asked, (found) => [
    element('h3', { textContent: title }),
    element('ul', {}, ...found.things.map(thingItem)),
    found.things.length ? null : element('p', { className: 'note', textContent: 'No name has it.' }),
    found.more ? element('p', { className: 'note', textContent: `The first ${found.things.length}; more letters narrow it.` }) : null,
  ].filter(Boolean));
}

async function busiest() {
  const ids = JSON.parse(part('start').textContent ?? '[]');
  return { things: await Promise.all(ids.map((id) => ask(path('thing', id)))), more: false };
}

// -- the drawing ------------------------------------------------------------------------------------

const frame = /** @type {HTMLIFrameElement} */ (part('part'));

/** Draws the ordinary page of a part of the store: a thing with its strongest ties, or an answer. */
function draw(path, parameters, words) {
  part('which').textContent = `${words} …`;
  part('around').hidden = true;
  frame.hidden = false;
  frame.src = `/${path}?${new URLSearchParams({ ...parameters, token })}`;
  frame.onload = () => drawn(words);
}

/** Lets the drawing lead on: what is chosen in it can be drawn with its own ties. */
function drawn(words) {
  const inside = frame.contentWindow;
  const page = frame.contentDocument;
  if (!inside || !page) return;
  if (page.contentType !== 'text/html') { // an error of the server, in JSON
    let error = '';
    try { ({ error } = JSON.parse(page.body.textContent ?? '')); } catch { /* no words then */ }
    part('which').textContent = error || 'this could not be drawn';
    frame.hidden = true;
    return;
  }
  part('which').textContent = words;
  const field = page.querySelector('#search'); // it would ask of what is drawn alone
  (field?.closest('form, [role="search"]') ?? field)?.setAttribute('hidden', '');
  page.querySelector('header .titles')?.setAttribute('hidden', '');
  const chosen = () => {
    const id = new URLSearchParams(inside.location.hash.slice(1)).get('thing') ?? '';
    const thing = inside.actorgraph?.scene?.().things.find((each) => each.id === id);
    part('around').hidden = !thing || thing.type === 'group';
    part('around').textContent = thing ? `Draw what is around ${thing.name}` : '';
    part('around').onclick = () => go(id);
  };
  inside.addEventListener('hashchange', chosen);
  page.addEventListener('click', () => setTimeout(chosen, 50));
  page.addEventListener('keyup', () => setTimeout(chosen, 50));
}

// -- one thing --------------------------------------------------------------------------------------

/** Shows a thing: its groups with their counts, then its strongest ties, 25 at a time. */
function showThing(id, narrowed = {}) {
  part('evidence').hidden = true;
  return show('thing', ask(path('near', id), narrowed), (near) => {
    const list = element('ul');
    const shown = element('p', { className: 'note' });
    const more = element('button', { type: 'button', className: 'more', textContent: '25 more' });
    const add = (answer) => {
      list.append(...answer.ties.map((tie) => tieItem(near.thing, tie)));
      shown.textContent = `${number.format(list.children.length)} of ${count(near.count, 'tie')}, the strongest first`;
      more.hidden = answer.next === null;
      more.onclick = async () => {
        more.disabled = true;
        try {
          add(await ask(path('near', id), { ...narrowed, after: answer.next }));
        } catch (error) {
          shown.textContent = error.message;
        }
        more.disabled = false;
      };
    };
    add(near);
    if (!narrowed.family) {
      draw(path('draw', id), {}, `${near.thing.name}: ${number.format(Math.min(60, near.count))} of ${count(near.count, 'tie')}, the strongest`);
    }
    return [
      element('h2', { textContent: near.thing.name, dir: 'auto' }),
      element('p', { className: 'note', textContent: near.thing.type || near.thing.kind }),
      element('h3', { textContent: 'Ties by family and the type of the other end' }),
      groupList(id, near.groups, narrowed),
      element('h3', { textContent: 'Ties' }),
      shown, list, more,
    ];
  });
}

function groupList(id, groups, narrowed) {
  const all = groups.reduce((sum, group) => sum + group.count, 0);
  const button = (words, chosen, narrower) => {
    const made = element('button', { type: 'button', className: 'group', textContent: words, onclick: () => showThing(id, narrower) });
    made.setAttribute('aria-pressed', String(chosen));
    return made;
  };
  return element('div', { className: 'groups' },
    button(`all ${number.format(all)}`, !narrowed.family, {}),
    ...groups.map((group) => button(
      `${group.family}, ${group.type || 'no type'}: ${number.format(group.count)}`,
      narrowed.family === group.family && narrowed.type === group.type,
      { family: group.family, type: group.type },
    )));
}

function tieItem(thing, tie) {
  const evidence = element('button', { type: 'button', textContent: count(tie.claims, 'claim'), onclick: () => showEvidence(thing, tie) });
  return element('li', {}, element('span', { textContent: tie.sentence, dir: 'auto' }), ' ', evidence, ' · ', thingButton(tie.other));
}

// -- evidence ---------------------------------------------------------------------------------------

function claimItem(claim) {
  return element('li', {},
    element('p', { textContent: claim.sentence, dir: 'auto' }),
    claim.quote ? element('blockquote', { textContent: `“${claim.quote}”`, dir: 'auto' }) : null,
    element('small', { textContent: [claim.modality, claim.claimant, claim.when, claim.source].filter(Boolean).join(' · ') }));
}

function showEvidence(thing, tie) {
  const where = path('tie', thing.id, tie.other.id);
  return show('evidence', ask(where, { family: tie.family }), (answer) => {
    const list = element('ul', {}, ...answer.claims.map(claimItem));
    const shown = element('p', { className: 'note' });
    const more = element('button', { type: 'button', className: 'more', textContent: 'More' });
    const settle = (next) => {
      shown.textContent = `${number.format(list.children.length)} of ${count(answer.count, 'claim')}`;
      more.hidden = next === null;
      more.onclick = async () => {
        const further = await ask(where, { family: tie.family, after: next });
        list.append(...further.claims.map(claimItem));
        settle(further.next);
      };
    };
    settle(answer.next);
    const close = element('button', { type: 'button', className: 'quiet', textContent: 'Close', onclick: () => { part('evidence').hidden = true; } });
    return [element('h2', { textContent: `${thing.name} and ${tie.other.name}: ${tie.family}`, dir: 'auto' }), close, shown, list, more];
  });
}

// -- questions --------------------------------------------------------------------------------------

/** Shows an answer: its sentence and its names here, its ties in the drawing. */
function showAnswer(question) {
  part('evidence').hidden = true;
  return show('thing', ask('ask', { question }), (answer) => {
    if (answer.kind) draw('draw', { question }, question);
    const rows = (answer.answers ?? []).slice(0, 200);
    return [
      element('h2', { textContent: question, dir: 'auto' }),
      element('p', { textContent: answer.sentence ?? answer.reason ?? answer.verdict, dir: 'auto' }),
      answer.reading ? element('p', { className: 'note', textContent: `I read: ${answer.reading}` }) : null,
      ...(answer.kind ? [] : answer.readings ?? []).map((each) => element('p', { className: 'note', textContent: each.reading })),
      rows.length ? element('h3', { textContent: count(answer.answers.length, 'answer') }) : null,
      element('ul', {}, ...rows.map((row) => element('li', {},
        row.actor ? thingButton({ id: row.actor, name: row.name }) : row.name ?? '', ' ',
        element('small', { textContent: row.known ?? '' })))),
      answer.suggestions?.length ? element('h3', { textContent: 'Questions near to it' }) : null,
      element('ul', {}, ...(answer.suggestions ?? []).map((each) => {
        const words = typeof each === 'string' ? each : each.question;
        return element('li', {}, element('button', { type: 'button', textContent: words, onclick: () => toQuestion(words) }));
      })),
    ].filter(Boolean);
  });
}

const toQuestion = (text) => { location.hash = new URLSearchParams({ ask: text }).toString(); };

function route() {
  const at = new URLSearchParams(location.hash.slice(1));
  if (at.get('thing')) return showThing(at.get('thing'));
  if (at.get('ask')) return showAnswer(at.get('ask'));
  const [first] = JSON.parse(part('start').textContent ?? '[]');
  return first ? showThing(first) : undefined;
}

const isQuestion = (text) => /\s/.test(text) && /\?$|^(who|whom|whose|which|what|when|where|why|how|did|does|do|is|are|was|were|has|have|will)\b/i.test(text);

let waiting = 0;
part('search').addEventListener('input', (event) => {
  clearTimeout(waiting);
  const text = event.target.value.trim();
  if (isQuestion(text)) return;
  waiting = setTimeout(() => (text ? showNames('Names', ask('find', { q: text })) : showNames('Most claims', busiest())), 150);
});
part('ask').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = part('search').value.trim();
  if (isQuestion(text)) {
    toQuestion(text);
    return;
  }
  document.querySelector('#list button')?.click();
});
addEventListener('hashchange', route);
showNames('Most claims', busiest());
route();
