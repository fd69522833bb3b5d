import { html, render } from 'lit';
import { openDesk } from './desk';
import './elements/redaksi-window';
import { en } from './locales/en';
import { id } from './locales/id';
import { windowMemory } from './memory';
import { platformClock } from './session/clock';
import { troubleOf } from './trouble';
import { Workstation } from './workstation';

/** Boot: open the line, greet the desk, show the window. */

const WAIT_BEFORE_TELLING_MS = 300;

/** Before the desk has said which language it speaks: the browser's, if that is English, else Indonesian. */
const tongue = navigator.language.startsWith('en') ? 'en' : 'id';
const m = { id, en }[tongue];
const room = document.querySelector('#room');
if (!(room instanceof HTMLElement)) throw new RangeError('The page has no room for the window');
document.documentElement.dataset['theme'] = matchMedia('(prefers-color-scheme: dark)').matches
  ? 'dark'
  : 'light';

const telling = setTimeout(
  () => render(html`<main class="boot"><p role="status">${m.app.connecting}</p></main>`, room),
  WAIT_BEFORE_TELLING_MS,
);

try {
  const desk = await openDesk();
  desk.on('reload', () => location.reload());
  const workstation = await Workstation.start({
    desk,
    clock: platformClock,
    memory: windowMemory,
    newName: () => crypto.randomUUID(),
  });
  clearTimeout(telling);
  render(
    html`<redaksi-window .workstation=${workstation} .clock=${() => Date.now()}></redaksi-window>`,
    room,
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
