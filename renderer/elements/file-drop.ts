import type { ReactiveController, ReactiveControllerHost } from 'lit';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped anywhere on the window. The window itself is never taken away by a file that misses its mark. */
export class FileDrop implements ReactiveController {
  /** True while files are held over the window. */
  isOver = false;
  readonly #host: ReactiveControllerHost;
  readonly #take: (files: readonly File[]) => void;

  constructor(host: ReactiveControllerHost, take: (files: readonly File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('dragover', this.#onOver);
    window.addEventListener('dragleave', this.#onLeave);
    window.addEventListener('drop', this.#onDrop);
  }

  hostDisconnected(): void {
    window.removeEventListener('dragover', this.#onOver);
    window.removeEventListener('dragleave', this.#onLeave);
    window.removeEventListener('drop', this.#onDrop);
  }

  #setOver(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.#host.requestUpdate();
  }

  readonly #onOver = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    // The page takes pictures itself and says so by having prevented the default already.
    const isTaken = event.defaultPrevented;
    event.preventDefault();
    if (!isTaken && event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    this.#setOver(!isTaken);
  };

  readonly #onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.#setOver(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    this.#setOver(false);
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.#take([...(event.dataTransfer?.files ?? [])]);
  };
}
