import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { broughtIn, canBeBroughtIn } from '../brought-in';
import { filesOfDropped, foldersIn } from '../dropped-folders';
import type { ChosenFile } from '../import-run';
import { isTyping } from '../keys';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Files and text dropped anywhere on the window, and what is pasted where nobody is writing. The window itself is never taken away
 * by a file that misses its mark.
 */
export class FileDrop implements ReactiveController {
  /** True while something is held over the window. */
  isOver = false;
  readonly #host: ReactiveControllerHost;
  readonly #take: (files: readonly ChosenFile[]) => void;
  /** What is dragged comes from this window: a row of the queue, or words of the story that stands here already. */
  #isOwn = false;

  constructor(host: ReactiveControllerHost, take: (files: readonly ChosenFile[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('dragstart', this.#onStart);
    window.addEventListener('dragend', this.#onEnd);
    window.addEventListener('dragover', this.#onOver);
    window.addEventListener('dragleave', this.#onLeave);
    window.addEventListener('drop', this.#onDrop);
    window.addEventListener('paste', this.#onPaste);
  }

  hostDisconnected(): void {
    window.removeEventListener('dragstart', this.#onStart);
    window.removeEventListener('dragend', this.#onEnd);
    window.removeEventListener('dragover', this.#onOver);
    window.removeEventListener('dragleave', this.#onLeave);
    window.removeEventListener('drop', this.#onDrop);
    window.removeEventListener('paste', this.#onPaste);
  }

  #setOver(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.#host.requestUpdate();
  }

  /** True for what belongs to the window: files always, text only where it comes from elsewhere and no field or dialog takes it. */
  #isMeant(event: DragEvent): boolean {
    if (hasFiles(event)) return true;
    if (this.#isOwn || !event.dataTransfer || !canBeBroughtIn(event.dataTransfer)) return false;
    return !isTyping(event.target) && document.querySelector('dialog[open]') === null;
  }

  readonly #onStart = (): void => {
    this.#isOwn = true;
  };

  readonly #onEnd = (): void => {
    this.#isOwn = false;
    this.#setOver(false);
  };

  readonly #onOver = (event: DragEvent): void => {
    // The page takes pictures and text itself and says so by having prevented the default already.
    const isTaken = event.defaultPrevented;
    if (!this.#isMeant(event)) return this.#setOver(false);
    event.preventDefault();
    if (!isTaken && event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    this.#setOver(!isTaken);
  };

  readonly #onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.#setOver(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    const isMeant = this.#isMeant(event);
    this.#setOver(false);
    if (!isMeant || event.defaultPrevented || !event.dataTransfer) return;
    event.preventDefault();
    const folders = foldersIn(event.dataTransfer);
    if (folders) void filesOfDropped(folders).then(this.#take);
    else this.#take(broughtIn(event.dataTransfer, 'dropped'));
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    // The page and every field take their own; a dialog has the person's attention.
    if (event.defaultPrevented || !event.clipboardData || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    this.#take(broughtIn(event.clipboardData, 'clipboard'));
  };
}
