// The document around a plugin's frame. Its content security policy holds for the frame within, and says
// what that can be navigated to: nothing. It passes the port on, and stays out of the way.

const { inner } = globalThis;

addEventListener('message', take);

function take({ data, source, ports: [port] }) {
  // Pages and extensions send messages to every frame there is.
  if (source !== parent || data !== 'port' || !port) return;
  removeEventListener('message', take);
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = document.title;
  frame.onload = () => {
    frame.onload = null;
    frame.contentWindow.postMessage('port', '*', [port]);
  };
  // Where the scheme of a frame and its place differ, browsers paint a ground behind it.
  const followScheme = event => {
    if (event.source === parent && event.data?.scheme) document.documentElement.style.colorScheme = event.data.scheme;
  };
  addEventListener('message', followScheme);
  frame.srcdoc = inner;
  document.body.replaceChildren(frame);
}
