// Makes the document that plugins' frames show: one file, whose policy names its two scripts by their
// hashes and lets nothing else in.

import { createHash } from 'node:crypto';
import { join } from 'node:path';

const here = import.meta.dirname;

/**
 * @param {typeof import('esbuild').build} build
 * @returns {Promise<{file: string, html: string}>}
 */
export async function frameDocument(build) {
  const inner = await bundle(build, 'inner.js');
  // Of itself it would take "#part" for a part of the document around it, and leave for that.
  const innerPage = `<!doctype html><html lang="en"><meta charset="utf-8"><base href="about:srcdoc"><title></title><body><script>${inner}</script>`;
  // A text within a script may not hold the end of one.
  const text = JSON.stringify(innerPage).replaceAll('<', '\\u003c');
  const outer = `globalThis.inner=${text};${await bundle(build, 'outer.js')}`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(outer)} ${hash(inner)} blob: 'wasm-unsafe-eval'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data: blob:',
    'media-src data: blob:',
    "worker-src 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    '<title>Plugin</title>',
    '<style>html, body { height: 100%; margin: 0 } iframe { display: block; width: 100%; height: 100%; border: 0 }</style>',
    `<body><script>${outer}</script>`,
    '',
  ].join('\n');
  return { file: `plugin_frame-${createHash('sha256').update(html).digest('hex').slice(0, 12)}.html`, html };
}

async function bundle(build, name) {
  const { outputFiles } = await build({
    entryPoints: [join(here, name)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].text.trim().replaceAll('</script', '<\\/script');
}

const hash = script => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
