import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page, WebSocketRoute } from 'playwright-core';
import { expect, it } from 'vitest';
import { archiveRefusals } from '../../electron/desk/archive/archive-refusals';
import { diskRefusal } from '../../electron/desk/disk-refusal';
import { standingNotices } from '../../electron/desk/standing';
import { en } from '../../renderer/locales/en';
import { id } from '../../renderer/locales/id';
import { durabilityWords, shortly } from '../../renderer/status-words';
import { Voice } from '../../renderer/voice';
import type { RefusalNotice } from '../../shared/story/refusal';
import { decodeMessage, encodeMessage } from '../../shared/wire';
import { root, scratch } from '../builders';
import { putCaret } from './caret';
import { browserDoor } from './doors';
import { dress, isCutOff, violations } from './looking';

/** The line under the page in every state that it knows, in both languages and both themes. */

const shots = path.join(root, 'screenshots', 'status-line');
const ARCHIVE = '/home/rini/.local/share/redaksi/archive.sqlite';

/** What the desk says of an append that its disk does not take. */
const REFUSALS: readonly RefusalNotice[] = [
  ...['ENOSPC', 'EROFS', 'EACCES', 'EIO'].flatMap((code) => diskRefusal({ code }, ARCHIVE)?.notice ?? []),
  archiveRefusals.gone(ARCHIVE).notice,
  archiveRefusals.busy(ARCHIVE).notice,
];

/** What the desk tells of its disk, its clock and its archive, each for itself. */
const STANDING: readonly RefusalNotice[] = standingNotices(
  root,
  {
    readOnly: archiveRefusals.readOnly(ARCHIVE, 'disk.readOnly'),
    far: 'NFS',
    ballastReleased: true,
    secondCopyBehind: true,
    rescued: true,
  },
  'ahead',
  { ok: true, checks: [], movedAside: [`${ARCHIVE}.damaged-20260105`] },
);

/** The line from a page to its desk, in a test's hand. */
interface Tap {
  /** What becomes of appends: they reach the desk, wait, or are refused. */
  appends: 'pass' | 'wait' | RefusalNotice;
  /** The line breaks, and no other comes about. */
  isCut: boolean;
  tell(standing: readonly RefusalNotice[]): void;
  cut(): Promise<void>;
  /** What has waited reaches the desk. */
  release(): void;
}

async function tap(page: Page): Promise<Tap> {
  let line: WebSocketRoute | null = null;
  const waiting: (() => void)[] = [];
  const tapped: Tap = {
    appends: 'pass',
    isCut: false,
    tell: (standing) => line?.send(encodeMessage({ notice: 'standing', value: standing })),
    cut: async () => {
      tapped.isCut = true;
      await line?.close();
    },
    release: () => {
      tapped.appends = 'pass';
      for (const send of waiting.splice(0)) send();
    },
  };
  await page.routeWebSocket(/\/desk$/, (route) => {
    if (tapped.isCut) return void route.close();
    line = route;
    const desk = route.connectToServer();
    route.onMessage((text) => {
      const { id: call, call: name } = decodeMessage(String(text)) as { id: number; call: string };
      const { appends } = tapped;
      if (name !== 'append' || appends === 'pass') desk.send(text);
      else if (appends === 'wait') waiting.push(() => desk.send(text));
      else route.send(encodeMessage({ id: call, answer: { ok: false, refusal: appends } }));
    });
  });
  // The page that stands there has its line already.
  await page.reload();
  return tapped;
}

const mark = (page: Page) => page.locator('[data-durability]');
const says = (page: Page, kind: string, text: string | RegExp) =>
  page.locator(`[data-durability="${kind}"]`, { hasText: text }).waitFor();

/** What is said of the disk and cannot be read to its end. */
const shortened = (page: Page) =>
  page
    .locator('.durability, [data-standing]')
    .evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent ?? ''),
    );

/** One letter, and what the line says of it in the frame that shows the letter. */
const typeAndLook = (page: Page) =>
  page.evaluate(async () => {
    document.execCommand('insertText', false, 'a');
    await new Promise(requestAnimationFrame);
    return document.querySelector<HTMLElement>('[data-durability]')?.dataset['durability'];
  });

async function everyState(page: Page, line: Tap, tongue: 'id' | 'en', shot: (name: string) => Promise<void>) {
  const m = { id, en }[tongue].statusLine;
  const voice = new Voice(tongue, 'Asia/Jakarta');
  const isOnDisk = () => says(page, 'onDisk', m.onDisk);
  await isOnDisk();
  await shot('onDisk');

  // Not said a frame too early or too late.
  line.appends = 'wait';
  expect(await typeAndLook(page)).toBe('saving');
  await says(page, 'saving', /\d (ms|md)/);
  await shot('saving');
  expect(await mark(page).getAttribute('class')).not.toContain('good');
  line.release();
  await isOnDisk();

  for (const refusal of REFUSALS) {
    line.appends = refusal;
    expect(await typeAndLook(page)).not.toBe('onDisk');
    await says(page, 'notSaved', durabilityWords({ kind: 'notSaved', notice: refusal }, 0, voice).text);
    await page.locator('status-line [role=status]', { hasText: shortly(refusal, voice) }).waitFor();
    await shot(`notSaved-${refusal.code}`);
    line.release();
    await isOnDisk();
    await page.locator('status-line [role=status]', { hasText: m.savedAgain }).waitFor();
  }

  for (const notice of STANDING) {
    line.tell([notice]);
    await page.locator(`[data-standing="${notice.code}"]`, { hasText: shortly(notice, voice) }).waitFor();
    await shot(`standing-${notice.code}`);
  }
  line.tell([]);
  await page.locator('[data-standing]').waitFor({ state: 'detached' });

  await line.cut();
  await page.locator('status-line', { hasText: m.offline }).waitFor();
  await typeAndLook(page);
  await mark(page).and(page.locator('[data-durability="notSaved"]')).waitFor();
  await shot('offline');
  line.isCut = false;
  await page.locator('status-line', { hasText: m.link }).waitFor();
  await isOnDisk();
}

it.skipIf(browserDoor.missing !== null)(
  `the line under the page says each state in words, in both languages and themes${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`,
  async () => {
    mkdirSync(shots, { recursive: true });
    const open = await browserDoor.open(path.join(scratch(), 'home'));
    const bad: string[] = [];
    try {
      const { page } = open;
      const line = await tap(page);
      await page.locator('.queue .row', { hasText: 'Wonosari' }).click();
      for (const [tongue, theme, width] of [
        ['en', 'light', 1440],
        ['id', 'dark', 1100],
        ['en', 'dark', 1100],
        ['id', 'light', 1440],
      ] as const) {
        await dress(page, tongue, theme);
        await page.setViewportSize({ width, height: 900 });
        await putCaret(page.locator('.ProseMirror .headline'));
        await everyState(page, line, tongue, async (name) => {
          const shown = `${name}-${tongue}-${theme}-${width}`;
          if (await isCutOff(page)) bad.push(`${shown}: cut off at the side`);
          for (const words of await shortened(page)) bad.push(`${shown}: not whole: ${words}`);
          await page
            .locator('footer.status-line')
            .screenshot({ path: path.join(shots, `${shown}.png`), animations: 'disabled' });
        });
        line.appends = REFUSALS[0] ?? 'pass';
        await typeAndLook(page);
        await page.locator('[data-durability="notSaved"]').waitFor();
        for (const found of await violations(page)) bad.push(`${tongue}-${theme}: ${found}`);
        line.release();
        await page.locator('[data-durability="onDisk"]').waitFor();
      }
      expect(bad).toEqual([]);
      // The browser says in its console that a line broke; nothing else went wrong.
      expect(open.complaints.filter((complaint) => !/WebSocket/.test(complaint))).toEqual([]);
    } finally {
      await open.close();
    }
  },
);
