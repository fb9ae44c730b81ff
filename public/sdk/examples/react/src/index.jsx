// What the portal imports: a React root per tab, drawn again when the portal has news of the entity.

import { createRoot } from 'react-dom/client';
import { Costs } from './costs.jsx';
import sheet from './costs.css';

export const apiVersion = 1;

// A portal with a strict policy takes no <style>; a sheet that is constructed it takes.
const styles = new CSSStyleSheet();
styles.replaceSync(sheet);

export function mount(element, host) {
  element.getRootNode().adoptedStyleSheets.push(styles);
  // React throws what a component throws into the open; the portal finds it by the name of this file.
  const root = createRoot(element);
  const draw = entity => root.render(<Costs entity={entity} host={host} />);
  draw(host.entity);
  return { update: draw, unmount: () => root.unmount() };
}
