/** What a clipboard or a drag carries. Read at once: it is out of reach when the event is over. */
export interface Carried {
  readonly html: string;
  readonly text: string;
  /** Copy of another Redaksi window, in our own words (own-copy.ts). */
  readonly own: string;
  readonly files: readonly File[];
}

/** The private type that furniture travels in between Redaksi windows. Other programs neither ask for it nor show it. */
export const OWN_TYPE = 'application/x-redaksi-copy+json';

/** Addresses of a dragged link, one a line, without the comments that the format allows. */
const addressesIn = (list: string) =>
  list
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .join('\n');

export function carriedBy(data: DataTransfer): Carried {
  return {
    html: data.getData('text/html'),
    text: data.getData('text/plain') || addressesIn(data.getData('text/uri-list')),
    own: data.getData(OWN_TYPE),
    files: [...data.files],
  };
}

const isPicture = (file: File) => file.type.startsWith('image/');

/** The picture files, where nothing but pictures is carried; anything else among them is the window's to import. */
export function picturesIn({ files }: Carried): readonly File[] {
  return files.every(isPicture) ? files : [];
}
