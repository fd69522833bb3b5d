import type { Rival } from './rival';

/** CKEditor 5 (ckeditor.mjs). */
export declare const open: Rival;
