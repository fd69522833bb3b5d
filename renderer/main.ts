import { html, render } from 'lit';
import { openDesk } from './desk';
import { trySelectingOverSlots } from './editor/slot-selection';
import './elements/redaksi-window';
import { en } from './locales/en';
import { id } from './locales/id';
import { rehearseOpening } from './rehearsal';
import { afterPaint } from './session/after-paint';
import { platformClock } from './session/clock';
import { storyInAddress } from './story-address';
import { troubleOf } from './trouble';
import { Voice } from './voice';
import { claimWindow, takeLock } from './window-claim';
import { WindowMemory } from './window-memory';
import { Workstation } from './workstation';

/** Boot: open the line, greet the desk, show the window. */

const WAIT_BEFORE_TELLING_MS = 300;
/** Under this a tab keeps its window's name while it is loaded again. */
const WINDOW = 'redaksi.window';

/** Before the desk has said which language it speaks: the browser's, if that is English, else Indonesian. */
const tongue = navigator.language.startsWith('en') ? 'en' : 'id';
const m = { id, en }[tongue];
const room = document.querySelector('#room');
if (!(room instanceof HTMLElement)) throw new RangeError('The page has no room for the window');
document.documentElement.dataset['theme'] = matchMedia('(prefers-color-scheme: dark)').matches
  ? 'dark'
  : 'light';

trySelectingOverSlots();

const telling = setTimeout(
  () => render(html`<main class="boot"><p role="status">${m.app.connecting}</p></main>`, room),
  WAIT_BEFORE_TELLING_MS,
);

try {
  const desk = await openDesk();
  desk.on('reload', () => location.reload());
  const newName = () => crypto.randomUUID();
  const { window: name, memory } = await claimWindow(desk, {
    address: new URL(location.href),
    before: sessionStorage.getItem(WINDOW),
    isReloaded: performance
      .getEntriesByType('navigation')
      .some((navigation) => (navigation as PerformanceNavigationTiming).type === 'reload'),
    newName,
    take: (wanted, patienceMs) => takeLock(navigator.locks, wanted, patienceMs),
  });
  sessionStorage.setItem(WINDOW, name);
  // From here on this tab is somebody, also when it is loaded again.
  history.replaceState(null, '', `${location.pathname}${location.hash}`);
  const remembered = new WindowMemory(desk, platformClock, name, memory);
  const workstation = await Workstation.start({
    desk,
    clock: platformClock,
    turn: afterPaint,
    instant: () => new Date().toISOString(),
    memory: remembered,
    newName,
    first: storyInAddress(location.hash) ?? remembered.shown,
  });
  clearTimeout(telling);
  render(
    html`<redaksi-window .workstation=${workstation} .clock=${() => Date.now()}></redaksi-window>`,
    room,
  );
  // A window that comes back with its story has opened one already.
  if (workstation.tabs.opening === null)
    platformClock.whenIdle(
      () => void rehearseOpening(new Voice(workstation.settings.tongue, workstation.settings.house.timeZone)),
    );
} catch (error) {
  clearTimeout(telling);
  const { what, kept, todo } = troubleOf(error);
  render(
    html`<main class="boot" role="alert">
      <h1>${m.app.cannotStart}</h1>
      <p>${what[tongue]}.</p>
      <p>${kept[tongue]}; ${todo[tongue]}.</p>
      <button type="button" class="button primary" @click=${() => location.reload()}>
        ${m.app.tryAgain}
      </button>
    </main>`,
    room,
  );
  throw error;
}
