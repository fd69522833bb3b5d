import type { CompareRun } from '../compare-run';
import type { AlikeStory, StoryLedger } from '../../shared/contract';
import type { ExportRun } from '../export-run';
import type { ImportRun } from '../import-run';
import type { OpenStory } from '../open-story';
import type { SignOffRun } from '../sign-off-run';
import type { WireRun } from '../wire-run';

/** The one dialog that is open. */
export type OpenDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'place' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'wire'; readonly run: WireRun }
  | { readonly kind: 'unload' }
  | { readonly kind: 'ledger'; readonly ledger: StoryLedger }
  | { readonly kind: 'assign'; readonly story: OpenStory }
  | { readonly kind: 'import'; readonly run: ImportRun }
  | {
      readonly kind: 'compare';
      readonly run: CompareRun;
      /** What the story is like, where that is why it is compared. */
      readonly twin: AlikeStory | null;
      /** The import that it came up in and that goes on afterwards. */
      readonly from: ImportRun | null;
    }
  | { readonly kind: 'export'; readonly run: ExportRun }
  | { readonly kind: 'signOff'; readonly run: SignOffRun };
