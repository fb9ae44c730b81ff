// What Lighthouse thinks of the list, on its slow phone.

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const categories = ['performance', 'accessibility', 'best-practices'];

/**
 * @param {string} url
 * @returns {Promise<{scores: Record<string, number>, lost: string[]}>} scores up to 100, by category, and
 *   what took something off one of them
 */
export async function scoresOf(url) {
  const browser = await launch({
    chromePath: process.env.CHROME ?? '/usr/bin/chromium',
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
    logLevel: 'silent',
  });
  try {
    const { lhr } = await lighthouse(url, { port: browser.port, onlyCategories: categories, logLevel: 'silent', output: 'json' });
    if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
    const scores = categories.map(name => [name.replace('-', '_'), Math.round(lhr.categories[name].score * 100)]);
    return { scores: Object.fromEntries(scores), lost: categories.flatMap(name => lostIn(lhr, name)) };
  } finally {
    browser.kill();
  }
}

function lostIn({ categories, audits }, name) {
  return categories[name].auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `${name}: ${id} ${audits[id].score} ${audits[id].displayValue ?? ''}`.trim());
}

/** One verdict over a site, into the samples; what was lost is told. */
export async function judge({ samples }, site, say) {
  const { scores, lost } = await scoresOf(`${site.url}/catalog`);
  for (const [name, score] of Object.entries(scores)) samples.add(`lighthouse_${name}`, score);
  for (const loss of lost) say(`  ${loss}`);
}
