// Builds of a component's pipeline: a tab, a card and a page. This file is the whole plugin.

export const apiVersion = 1;

const endpoint = '/api/proxy/acme-builds/builds';
const statuses = { passed: 'Passed', failed: 'Failed', running: 'Running' };
const views = { tab: showTab, card: showLast, page: showAll };

/** Asks for the builds, shows them, and does so again when the entity becomes one of another pipeline. */
export function mount(root, host) {
  const place = element('div');
  root.append(place);
  // A portal with a strict policy takes no <style>; a sheet that is constructed it takes.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.getRootNode().adoptedStyleSheets.push(sheet);

  let pipeline;
  let builds;
  let asking;

  async function load() {
    asking?.abort();
    asking = new AbortController();
    // What is asked for another pipeline is not waited for, and neither is anything once the reader left.
    const signal = AbortSignal.any([host.signal, asking.signal]);
    pipeline = pipelineOf(host);
    builds = undefined;
    place.replaceChildren(element('p', { role: 'status' }, 'Loading'));
    try {
      const query = pipeline === undefined ? '' : `?${new URLSearchParams({ pipeline })}`;
      const response = await host.fetch(endpoint + query, { signal });
      if (!response.ok) throw new Error(`The build server answered ${response.status}.`);
      const answer = await response.json();
      const filter = (await host.storage.get('filter')) ?? '';
      if (signal.aborted) return;
      builds = answer.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt));
      draw(filter);
    } catch (error) {
      if (signal.aborted) return;
      const again = element('button', { type: 'button', onclick: load }, 'Try again');
      place.replaceChildren(element('div', { role: 'alert' }, element('p', {}, error.message), again));
    }
  }

  const draw = filter => place.replaceChildren(...views[host.extension.kind](host, builds, filter));

  load();
  return {
    async update() {
      if (pipelineOf(host) !== pipeline) return load();
      // The address names another build, then. Without builds they are on their way, or could not be had.
      if (!builds) return;
      const filter = (await host.storage.get('filter')) ?? '';
      if (builds && !host.signal.aborted) draw(filter);
    },
    unmount() {
      root.replaceChildren();
    },
  };
}

/** Pages are about no entity, and show every pipeline. */
const pipelineOf = ({ entity }) => entity?.metadata.annotations?.['acme.com/pipeline'];

/** A build, if the address names one, or all of them. */
function showTab(host, builds, filter) {
  const number = host.subpath();
  if (!number) return showAll(host, builds, filter);
  const build = builds.find(build => String(build.number) === number);
  const back = element('p', {}, link(host, tabPath(host), 'All builds of this component'));
  if (!build) return [back, element('p', {}, `There is no build ${number}.`)];
  const rows = [
    ['Status', badge(build)],
    ['Branch', build.branch],
    ['Started', moment(build)],
    ['Id', element('code', {}, build.id)],
  ];
  const list = element('dl', {}, ...rows.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]));
  return [back, element('h2', {}, `Build ${build.number}`), list];
}

/** The newest build in a few words. */
function showLast(host, [build]) {
  if (!build) return [element('p', {}, 'It was not built yet.')];
  const { kind, metadata } = host.entity;
  const entity = host.href(`${kind}:${metadata.namespace ?? 'default'}/${metadata.name}`);
  const about = element('p', {}, badge(build), ' on ', element('code', {}, build.branch), ', ', moment(build));
  return [about, element('p', {}, link(host, `${entity}/builds/${build.number}`, `Build ${build.number}`))];
}

/** A table of builds, and a choice of their status that is kept for the next visit. */
function showAll(host, builds, filter) {
  if (!builds.length) return [element('p', {}, 'Nothing was built yet.')];
  const isPage = host.extension.kind === 'page';
  const options = Object.entries({ '': 'Every status', ...statuses });
  const select = element('select', {}, ...options.map(([value, text]) => element('option', { value, selected: value === filter }, text)));
  const titles = ['Build', ...(isPage ? ['Pipeline'] : []), 'Status', 'Branch', 'Started'];
  const head = element('tr', {}, ...titles.map(title => element('th', { scope: 'col' }, title)));
  const body = element('tbody');
  const none = element('p', { role: 'status' });
  const table = element('table', {}, element('caption', {}, 'Builds, the newest first'), element('thead', {}, head), body);
  const fill = () => {
    const shown = builds.filter(({ status }) => !select.value || status === select.value);
    body.replaceChildren(...shown.map(build => row(host, build, isPage)));
    table.hidden = !shown.length;
    none.textContent = shown.length ? '' : 'No build has this status.';
  };
  select.onchange = () => {
    fill();
    // What is chosen holds all the same, if only for this visit.
    host.storage.set('filter', select.value || undefined).catch(error => host.notify(error.message, 'warning'));
  };
  fill();
  return [element('label', {}, 'Status ', select), table, none];
}

function row(host, build, isPage) {
  const number = isPage ? String(build.number) : link(host, `${tabPath(host)}/${build.number}`, String(build.number));
  const cells = [number, ...(isPage ? [build.pipeline] : []), badge(build), element('code', {}, build.branch), moment(build)];
  return element('tr', {}, ...cells.map(cell => element('td', {}, cell)));
}

/** Where this tab is: an operator may have given it another path than the manifest does. */
function tabPath(host) {
  const { pathname } = location;
  const subpath = host.subpath();
  return subpath ? pathname.split('/').slice(0, -subpath.split('/').length).join('/') : pathname.replace(/\/$/, '');
}

/** A link that the portal follows without loading anything anew, unless the reader wants another window. */
function link(host, href, text) {
  const onclick = event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    host.navigate(href);
  };
  return element('a', { href, onclick }, text);
}

const badge = ({ status }) => element('span', { className: `badge ${status}` }, statuses[status] ?? status);

function moment({ startedAt }) {
  const text = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(startedAt));
  return element('time', { dateTime: startedAt }, text);
}

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

// The portal's custom properties hold here, in light and in dark.
const css = `
  table { margin-top: var(--space-3); }
  caption { text-align: start; color: var(--color-text-muted); }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: var(--space-2) var(--space-4); }
  dt { color: var(--color-text-muted); }
  dd { margin: 0; }
  .badge {
    padding: var(--space-1) var(--space-2);
    font-size: var(--text-small);
    border-radius: var(--radius-round);
    color: var(--color-info);
    background: var(--color-info-soft);
  }
  .passed { color: var(--color-success); background: var(--color-success-soft); }
  .failed { color: var(--color-danger); background: var(--color-danger-soft); }
`;
