/** How far each story's entries are in the second copy (second-copy.ts): what is behind is copied again at the next start. */
export const sql = `
  ALTER TABLE story ADD COLUMN copied_seq INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX story_to_copy ON story (id) WHERE copied_seq < head_seq;
`;
