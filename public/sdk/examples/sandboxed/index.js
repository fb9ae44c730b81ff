// Notes about an entity, kept in the reader's browser. It runs in a frame that may load nothing and reach
// nothing, so everything it is lies in this file, and everything it knows came through `host`.

export const apiVersion = 1;

export function mount(root, host) {
  const heading = element('h2', {}, 'Notes');
  const owner = element('p', { className: 'owner' });
  const words = element('textarea', { rows: 3 });
  const label = element('label', {}, 'New note', words);
  // Forms are not sent from a frame like this, and browsers do not even say that one would be.
  const add = element('button', { type: 'button', onclick: keep }, 'Keep note');
  const list = element('ul', { ariaLabel: 'Notes' });
  const said = element('p', { role: 'status' });
  root.append(element('style', {}, css), heading, owner, label, add, said, list);
  words.onkeydown = event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
  };

  let reference;
  let notes = [];

  async function show() {
    const entity = host.entity;
    if (reference === referenceOf(entity)) return;
    const current = (reference = referenceOf(entity));
    heading.textContent = `Notes on ${titleOf(entity)}`;
    owner.replaceChildren();
    const [kept, whose] = await Promise.all([host.storage.get(current), ownerOf(host, entity)]);
    // The reader may be elsewhere by now.
    if (reference !== current) return;
    notes = kept ?? [];
    owner.replaceChildren(...whose);
    draw();
  }

  async function keep() {
    const text = words.value.trim();
    if (!text) return words.focus();
    if (await save([{ text, at: new Date().toISOString() }, ...notes])) words.value = '';
  }

  /** Keeps these notes in place of those before; whether it could. */
  async function save(next) {
    const about = reference;
    try {
      await host.storage.set(about, next.length ? next : undefined);
    } catch (error) {
      said.textContent = error.name === 'QuotaExceededError' ? 'There is no room for more: delete a note first.' : error.message;
      return false;
    }
    if (reference === about) notes = next;
    draw();
    return true;
  }

  function draw() {
    list.replaceChildren(...notes.map(item));
    said.textContent = notes.length ? '' : 'There are no notes yet.';
  }

  function item(note) {
    const forget = () => save(notes.filter(other => other !== note)).then(() => words.focus());
    const button = element('button', { type: 'button', onclick: forget, ariaLabel: `Delete the note "${note.text.slice(0, 40)}"` }, 'Delete');
    const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(note.at));
    return element('li', {}, element('p', {}, note.text), element('time', { dateTime: note.at }, when), button);
  }

  const update = () => void show().catch(unlessLeft);
  update();
  return { update, unmount: () => root.replaceChildren() };

  /** Once the reader left, nothing is answered any more. */
  function unlessLeft(error) {
    if (!host.signal.aborted) said.textContent = error.message;
  }
}

/** Whom to tell, as the catalog has it; notes do without. */
async function ownerOf(host, { relations = [] }) {
  const owned = relations.find(({ type }) => type === 'ownedBy');
  if (!owned) return [];
  const path = `/api/catalog/entities/by-name/${owned.targetRef.replace(':', '/')}`;
  const response = await host.fetch(path, { signal: host.signal });
  if (!response.ok) return [];
  const entity = await response.json();
  const href = host.href(owned.targetRef);
  const onclick = event => {
    // Addresses of the portal lead nowhere from within a frame; the portal goes there itself.
    event.preventDefault();
    host.navigate(href);
  };
  const { email } = entity.spec?.profile ?? {};
  return ['Owned by ', element('a', { href, onclick }, titleOf(entity)), email ? ` (${email})` : ''];
}

const titleOf = ({ metadata, spec }) => metadata.title ?? spec?.profile?.displayName ?? metadata.name;

const referenceOf = ({ kind, metadata }) => `${kind.toLowerCase()}:${metadata.namespace ?? 'default'}/${metadata.name}`;

/** An element with properties, or attributes where there is no such property. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const css = `
  label { display: block; margin-bottom: var(--space-2); }
  textarea { display: block; width: 100%; margin-top: var(--space-1); }
  [role='status'] { margin-top: var(--space-3); }
  .owner { color: var(--color-text-muted); }
  ul { padding: 0; margin-top: var(--space-4); list-style: none; }
  li { display: flex; gap: var(--space-3); align-items: baseline; padding: var(--space-2) 0; border-top: 1px solid var(--color-border); }
  li p { flex: 1; margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
  time { font-size: var(--text-small); color: var(--color-text-muted); }
`;
