import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { BEACON_HOST, BEACONS, PAYLOADS, type Payload } from '../editor/paste/hostile';
import { browserDoor, doors } from './doors';

/** Hostile clipboards in both doors: pasted and dropped, nothing runs, nobody is called, and the story is still a story. */

/** Pastes and drops every payload; what ran says so in `window.__pwn`. Returns the names of those that ran. */
async function pasteAll(page: Page, payloads: readonly Payload[]): Promise<string[]> {
  return page.locator('.ProseMirror').evaluate(async (target, given) => {
    const signs = window as unknown as { __pwn?: unknown };
    const ran: string[] = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (const { name, html } of given) {
      for (const kind of ['paste', 'drop'] as const) {
        const data = new DataTransfer();
        data.setData('text/html', html);
        data.setData('text/plain', html);
        const place = target.querySelector('.headline')?.getBoundingClientRect();
        const options = { bubbles: true, cancelable: true };
        target.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data, clientX: place?.x, clientY: place?.y }),
        );
      }
      // What waits for a frame, a failed picture or a focus has its chance.
      await frame();
      if (signs.__pwn !== undefined) ran.push(name);
      delete signs.__pwn;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (signs.__pwn !== undefined) ran.push('something, later');
    return ran;
  }, payloads);
}

/** Addresses that a page asked for, other than its own. */
function foreignRequests(page: Page): string[] {
  const asked: string[] = [];
  const own = new URL(page.url());
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== own.protocol || url.host !== own.host) asked.push(request.url());
  });
  return asked;
}

describe.each(doors)('hostile clipboards in the $name door', (kind) => {
  it.skipIf(kind.missing !== null)(
    `run nothing and call nobody${kind.missing ? ` (needs ${kind.missing})` : ''}`,
    async () => {
      const door = await kind.open(path.join(scratch(), 'home'));
      try {
        const { page } = door;
        await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
        await page.locator('.ProseMirror .shown').waitFor();
        await page.locator('.ProseMirror > p[dir]:not([class])').first().click();
        const asked = foreignRequests(page);
        expect(await pasteAll(page, PAYLOADS)).toEqual([]);
        expect(await pasteAll(page, BEACONS)).toEqual([]);
        // The desk takes only steps that make a valid story.
        await page.getByText('On disk', { exact: true }).waitFor();
        expect(asked).toEqual([]);
        expect(page.url()).not.toContain(BEACON_HOST);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});

describe.skipIf(browserDoor.missing !== null)(
  `the corpus itself${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`,
  () => {
    it('runs and calls in a page that believes what it is given (control)', async () => {
      const browser = await chromium.launch({
        executablePath: process.env['REDAKSI_CHROMIUM'] ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND'],
      });
      try {
        const page = await browser.newPage();
        await page.setContent('<div class="ProseMirror" contenteditable><p class="headline">x</p></div>');
        await page.evaluate(() => {
          const target = document.querySelector('.ProseMirror');
          target?.addEventListener('paste', (event) => {
            event.preventDefault();
            target.innerHTML = (event as ClipboardEvent).clipboardData?.getData('text/html') ?? '';
          });
        });
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        const ran = await pasteAll(page, PAYLOADS);
        expect(ran.length).toBeGreaterThanOrEqual(5);
        // Not the one that takes such a page away.
        const staying = BEACONS.filter(({ html }) => !html.includes('http-equiv'));
        await pasteAll(page, staying);
        expect(asked.filter((url) => url.includes(BEACON_HOST)).length).toBeGreaterThanOrEqual(5);
      } finally {
        await browser.close();
      }
    });
  },
);
