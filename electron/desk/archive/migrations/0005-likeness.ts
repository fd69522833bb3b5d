/** Likenesses: a signature of every story's copy (shared/ingest/likeness.ts), and keys to find alike stories by; read from the journal. */
export const sql = `
  -- Readings of the journal, kept beside the search index and rebuilt with it.
  CREATE TABLE story_likeness (
    story TEXT PRIMARY KEY,
    signature BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE story_likeness_key (
    key TEXT NOT NULL,
    story TEXT NOT NULL,
    PRIMARY KEY (key, story)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX story_likeness_key_by_story ON story_likeness_key (story);

  -- Every story is read once more, for its signature.
  UPDATE story SET indexed_seq = 0;
`;
