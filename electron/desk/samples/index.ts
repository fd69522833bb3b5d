import { harbourTram } from './harbour-tram';
import { pasarTambaklorok } from './pasar-tambaklorok';
import type { Sample } from './sample';
import { tanggulWonosari } from './tanggul-wonosari';

export type { Sample, SamplePicture } from './sample';

/** Two Indonesian stories and an English one; between them they have every piece of furniture that a story can have. */
export const samples: readonly Sample[] = [tanggulWonosari, pasarTambaklorok, harbourTram];
