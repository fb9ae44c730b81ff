// What browsers are told about the portal's files: who may run what, how long a file may be kept.

import { createHash } from 'node:crypto';

/** Files whose names change with what is in them. */
export const immutable = ['/callboard-*', '/lazy/*'];

const inline = /<script\b(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g;

/** The policy that a document states of itself, as that of the frames of plugins does. */
export const ownPolicy = page => /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)[1];

/**
 * The headers of every file of the portal.
 *
 * @param {string} page `index.html` as it is served: its own scripts are known by their hashes
 * @returns {Record<string, string>}
 */
export function headersFor(page) {
  const hashes = [...page.matchAll(inline)].map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return {
    'Content-Security-Policy': policyWith(hashes),
    // A sign-in happens in a window of another origin, which tells this one how it went.
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Permissions-Policy': ['camera', 'geolocation', 'microphone', 'payment', 'usb'].map(name => `${name}=()`).join(', '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}

function policyWith(hashes) {
  const rules = {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashes],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    // Avatars are anywhere; a graph that is saved as a picture is drawn from a blob.
    'img-src': ["'self'", 'data:', 'blob:', 'https:'],
    // A backend of another origin, catalog files, manifests of plugins. One on this machine for trying out.
    'connect-src': ["'self'", 'https:', 'http://127.0.0.1:*', 'http://localhost:*'],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'self'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'self'"],
  };
  return Object.entries(rules).map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}
