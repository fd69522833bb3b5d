import type { PackageFault } from './package-fault';
import type { PackageLimits } from './limits';

/**
 * Which names a package may hold: those that name the same file inside the package on Linux, macOS and Windows, and that a person
 * can read. Stricter than any one system, because a package travels.
 */

/** Device names of Windows, with any extension (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\..*)?$/i;
/** Control, format (bidi marks, zero-width), unassigned, private use, lone surrogates, line and paragraph separators. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/u;

/** What is wrong with an entry's name, or null. A name that ends in `/` is a folder's. */
export function nameFault(name: string, limits: PackageLimits): PackageFault | null {
  if (name.includes('\\')) return 'package.backslash';
  if (name.startsWith('/')) return 'package.absolutePath';
  if (/^[a-z]:/i.test(name)) return 'package.driveLetter';
  if (HIDDEN.test(name)) return 'package.nameHidden';
  if (Buffer.byteLength(name) > limits.nameBytes) return 'package.nameTooLong';
  const parts = partsOf(name);
  if (parts.length > limits.depth) return 'package.nameTooDeep';
  for (const part of parts) {
    const fault = partFault(part);
    if (fault) return fault;
  }
  return null;
}

function partFault(part: string): PackageFault | null {
  if (part === '..' || part === '.') return 'package.pathEscapes';
  if (part === '') return 'package.nameEmpty';
  if (/[<>:"|?*]/.test(part)) return 'package.nameCharacter';
  if (/[.\s]$|^\s/u.test(part)) return 'package.nameEnding';
  if (RESERVED.test(part)) return 'package.nameReserved';
  return null;
}

function partsOf(name: string): readonly string[] {
  return (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
}

/** A name as a file system sees it that knows neither capitals nor Unicode forms. Folds more than any real one does. */
const folded = (name: string) => name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');

/** Remembers the names of a package and finds those that would fall on one another on some file system. */
export class NameRegister {
  /** Every name and every folder above it, by its folded form. */
  readonly #seen = new Map<string, { readonly exact: string; readonly isFolder: boolean }>();
  readonly #entries = new Set<string>();

  /** Takes a name in; answers what is wrong with it beside those before it, or null. */
  add(name: string): PackageFault | null {
    if (this.#entries.has(name)) return 'package.duplicate';
    this.#entries.add(name);
    const parts = partsOf(name);
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const isFolder = depth < parts.length || name.endsWith('/');
      const fault = this.#place(parts.slice(0, depth).join('/'), isFolder);
      if (fault) return fault;
    }
    return null;
  }

  #place(exact: string, isFolder: boolean): PackageFault | null {
    const key = folded(exact);
    const before = this.#seen.get(key);
    if (!before) {
      this.#seen.set(key, { exact, isFolder });
      return null;
    }
    if (before.exact !== exact)
      return before.exact.normalize('NFC') === exact.normalize('NFC')
        ? 'package.unicodeClash'
        : 'package.caseClash';
    return before.isFolder && isFolder ? null : 'package.fileAndFolder';
  }
}
