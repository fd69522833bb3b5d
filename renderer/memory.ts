/** Small things a window remembers for one person on one computer: widths, folds, text size. Never copy. */
export interface Memory {
  get(choice: string): string | null;
  set(choice: string, value: string): void;
}
