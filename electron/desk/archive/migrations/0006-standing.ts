/** How far each story has got (`Standing` in shared/journal/standing.ts), and what the tabs of the queue are read by. */
export const sql = `
  -- Readings of the journal, as the rest of the row: JSON, and whom the story is given to as "person:NAME" or "desk:NAME".
  ALTER TABLE story ADD COLUMN standing TEXT NOT NULL
    DEFAULT '{"approval":"none","cleared":[],"assigned":null,"why":null}';
  ALTER TABLE story ADD COLUMN assigned TEXT;
  -- A column, because an index on an expression does not cover it.
  ALTER TABLE story ADD COLUMN in_bin INTEGER NOT NULL DEFAULT 0;
  UPDATE story SET in_bin = 1 WHERE binned IS NOT NULL;
  -- The counts of the queue are read from this index alone. Nothing in it changes with a letter that is typed.
  CREATE INDEX story_by_place ON story (in_bin, status, desk, assigned, updated_by);

  -- Every story is read once more, for its approvals.
  UPDATE story SET indexed_seq = 0;
`;
