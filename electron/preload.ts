import { contextBridge, ipcRenderer } from 'electron';

/** The names of the contract, set in by the build: the contract itself would be read anew for every page, and keep it waiting. */
declare const REDAKSI_CALLS: readonly string[];
declare const REDAKSI_NOTICES: readonly string[];

/**
 * The bridge: the names of the contract and nothing else. A page cannot name a channel, reach ipcRenderer or see Node. Answers
 * come as text (shared/wire.ts): what is no text is copied into the page value by value, a long story for half a second.
 */
contextBridge.exposeInMainWorld('redaksi', {
  call: (name: string, args: unknown): Promise<string> => {
    if (!REDAKSI_CALLS.includes(name)) return Promise.reject(new RangeError(`No call ${name}`));
    return ipcRenderer.invoke('desk', name, args) as Promise<string>;
  },
  on: (name: string, listener: (value: unknown) => void): (() => void) => {
    if (!REDAKSI_NOTICES.includes(name)) throw new RangeError(`No notice ${name}`);
    const hear = (_event: unknown, value: unknown) => listener(value);
    ipcRenderer.on(`notice:${name}`, hear);
    return () => ipcRenderer.off(`notice:${name}`, hear);
  },
});
