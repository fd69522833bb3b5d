import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../shared/ingest/rules/all-rules';
import { importingPage } from './importing-page';

const file = path.resolve(import.meta.dirname, '../../docs/importing.md');

describe('docs/importing.md', () => {
  it('lists the rules as they are (npm run importing-page makes it again)', async () => {
    const page = await format(importingPage(FAMILIES), { ...(await resolveConfig(file)), filepath: file });
    await expect(page).toMatchFileSnapshot(file);
  });

  it('names every rule with its examples', () => {
    const page = importingPage(FAMILIES);
    for (const { id, examples } of FAMILIES.flatMap(({ rules }) => rules)) {
      expect(page).toContain(`**${id}**`);
      for (const example of examples) expect(page).toContain(example);
    }
  });
});
