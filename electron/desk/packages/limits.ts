/** How large a package may be. What is over a limit is refused before it is read. */
export interface PackageLimits {
  /** Files and folders in it. */
  readonly entries: number;
  /** Bytes of all its files together, unpacked. */
  readonly bytes: number;
  /** Unpacked bytes that may come of one packed byte, for one file and for all together ... */
  readonly ratio: number;
  /** ... once there are more unpacked bytes than this: short and simple text may well shrink more. */
  readonly ratioFrom: number;
  /** Bytes of one name, folders included, in UTF-8. */
  readonly nameBytes: number;
  /** Parts of one name. */
  readonly depth: number;
  /** True where headers may hold the room that Word leaves in them. */
  readonly growthHint: boolean;
}

const MIB = 1024 * 1024;

/** For packages that are read as a stream: checked, or unpacked into a folder. */
export const PACKAGE_LIMITS: PackageLimits = {
  entries: 5000,
  bytes: 512 * MIB,
  ratio: 100,
  ratioFrom: 10 * MIB,
  nameBytes: 255,
  depth: 16,
  growthHint: false,
};

/** For packages that are held in memory whole. */
export const MEMORY_LIMITS: PackageLimits = { ...PACKAGE_LIMITS, bytes: 96 * MIB };

/** For office documents, which are zips of other makers. */
export const OFFICE_LIMITS: PackageLimits = { ...MEMORY_LIMITS, growthHint: true };
