/** The bin: the queue's reading of whether a story lies in it, as JSON (`Binned` in shared/journal/replay.ts). */
export const sql = `
  ALTER TABLE story ADD COLUMN binned TEXT;
  CREATE INDEX story_in_bin ON story (id) WHERE binned IS NOT NULL;
`;
