import { contextBridge, ipcRenderer } from 'electron';
import { callNames, noticeNames } from '../shared/contract';

/**
 * The bridge: the names of the contract and nothing else. A page cannot name a channel, reach ipcRenderer or see Node.
 */
contextBridge.exposeInMainWorld('redaksi', {
  call: (name: string, args: unknown): Promise<unknown> => {
    if (!(callNames as readonly string[]).includes(name))
      return Promise.reject(new RangeError(`No call ${name}`));
    return ipcRenderer.invoke('desk', name, args);
  },
  on: (name: string, listener: (value: unknown) => void): (() => void) => {
    if (!(noticeNames as readonly string[]).includes(name)) throw new RangeError(`No notice ${name}`);
    const hear = (_event: unknown, value: unknown) => listener(value);
    ipcRenderer.on(`notice:${name}`, hear);
    return () => ipcRenderer.off(`notice:${name}`, hear);
  },
});
