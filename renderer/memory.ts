/** Small things a window remembers for one person on one computer: widths, folds, the last open story. Never copy. */
export interface Memory {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** The browser's own storage; where that is switched off, the window simply starts as new. */
export const windowMemory: Memory = {
  get(key) {
    try {
      return localStorage.getItem(`redaksi.${key}`);
    } catch {
      // SecurityError: storage is switched off.
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`redaksi.${key}`, value);
    } catch {
      // Switched off or full. Nothing that matters is kept here.
    }
  },
};
