import { accessSync, constants, existsSync, statfsSync } from 'node:fs';

/** File systems that lie on another machine or behind another program, by the number that statfs gives (statfs(2)). */
const FAR: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0xff534d42: 'CIFS',
  0xfe534d42: 'SMB2',
  0x517b: 'SMB',
  0x65735546: 'FUSE',
  0x01021997: '9P',
  0x5346414f: 'AFS',
  0x47504653: 'GPFS',
  0x0bd00bd0: 'Lustre',
  0x00c36400: 'Ceph',
};

/** The kind of far file system that a number names; null for a disk of this machine. */
export function farKind(type: number): string | null {
  // The call gives the number signed on some machines.
  return FAR[type >>> 0] ?? null;
}

/** The far file system that `folder` lies on; null for a disk of this machine or where the system does not say. */
export function farPlace(folder: string): string | null {
  if (process.platform !== 'linux') return null;
  try {
    return farKind(statfsSync(folder).type);
  } catch {
    // Not there (yet): making it will say why.
    return null;
  }
}

/** Why nothing can be written in `folder` or to `file`: `disk.readOnly`, `disk.forbidden`, or null if it can. */
export function whyNotWritable(folder: string, file: string): 'disk.readOnly' | 'disk.forbidden' | null {
  for (const place of [folder, file]) {
    if (!existsSync(place)) continue;
    try {
      accessSync(place, constants.W_OK);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EROFS' ? 'disk.readOnly' : 'disk.forbidden';
    }
  }
  return null;
}
