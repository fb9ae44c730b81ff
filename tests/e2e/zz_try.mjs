import { startSite } from '/work/wt/embed/tests/e2e/site.mjs';
import { startGuestPages } from '/work/wt/embed/tests/e2e/guest_page.mjs';
import { openPage, closeBrowser, complaintsOf } from '/work/wt/embed/tests/e2e/browser.mjs';
const site = await startSite({ shared: true, compress: false });
const html = `<!doctype html><html lang=en><title>Wiki</title><style>* { all: unset } html{font-size:62.5%} div{display:none!important}</style><script type=module src="${site.url}/embed.js"></script>
<h1>Wiki page</h1>
<callboard-tab id=one entity="component:default/ticketing-service" tab="catalog/overview"></callboard-tab>
<callboard-tab id=two entity="${process.argv[2] ?? 'component:default/ticketing-service'}" card="catalog/about" theme=dark></callboard-tab>`;
const pages = await startGuestPages(() => html);
const page = await openPage(pages.url + '/');
page.on('requestfailed', r => console.log('failed', r.url(), r.failure().errorText));
await page.waitForTimeout(6000);
console.log(complaintsOf(page));
console.log(await page.evaluate(() => [...document.querySelectorAll('callboard-tab')].map(e => [e.getBoundingClientRect().height, e.shadowRoot.querySelector('.embedded')?.innerText.slice(0, 300)])));
console.log(site.requests.map(r => r.path + ' ' + r.status).join('\n'));
await page.screenshot({ path: '/tmp/try.png', fullPage: true });
await closeBrowser(); await site.stop(); await pages.stop();
