/**
 * The attributes of a tracked change that came in with a file. A file says who and when and gives its changes no name: what one
 * person did at one time in one way is one change, as word processors show it. The same file names its changes alike each time.
 */
export function trackedBy(kind: string, author: string, at: string | null) {
  const made = `${kind}-${author}-${at ?? ''}`.normalize('NFKD').replace(/[^A-Za-z0-9._:-]+/g, '.');
  return { id: `file.${made}`.slice(0, 128), author: author.slice(0, 200), ...(at !== null && { at }) };
}
