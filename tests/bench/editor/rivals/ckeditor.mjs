/* global document */
// In plain JavaScript: the types of CKEditor are so many that checking them would slow the whole project down.
import {
  Bold,
  ClassicEditor,
  Essentials,
  Heading,
  Italic,
  Link,
  Paragraph,
  Strikethrough,
  Underline,
} from 'ckeditor5';
import 'ckeditor5/ckeditor5.css';

/** CKEditor 5 under its GPL key, with the plugins that the copy needs. */
export async function open(place, html) {
  const root = document.createElement('div');
  place.append(root);
  await ClassicEditor.create(root, {
    licenseKey: 'GPL',
    plugins: [Essentials, Paragraph, Heading, Bold, Italic, Underline, Strikethrough, Link],
    initialData: html,
  });
}
