/** The journal and what hangs on it: stories, entries, checkpoints, raw inputs, pictures, the search index. */
export const sql = `
  -- The queue's reading of each story. A cache of the journal: every column can be rebuilt from it.
  CREATE TABLE story (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    headline TEXT NOT NULL,
    status TEXT NOT NULL,
    desk TEXT NOT NULL,
    language TEXT NOT NULL,
    word_count INTEGER NOT NULL,
    commissioned_length INTEGER,
    embargo TEXT,
    flags TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    head_seq INTEGER NOT NULL,
    head_hash TEXT NOT NULL,
    -- The entry that the search index has read up to.
    indexed_seq INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX story_by_time ON story (updated_at DESC);
  CREATE INDEX story_to_index ON story (id) WHERE indexed_seq < head_seq;

  CREATE TABLE entry (
    story TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 1),
    id TEXT NOT NULL UNIQUE,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    at TEXT NOT NULL,
    base INTEGER NOT NULL,
    kind TEXT NOT NULL,
    schema INTEGER NOT NULL,
    payload TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (story, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER entry_has_no_gap BEFORE INSERT ON entry
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE story = NEW.story)
  BEGIN SELECT raise(ABORT, 'journal: entry does not follow the last one'); END;

  CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
  BEGIN SELECT raise(ABORT, 'journal: an entry is never changed'); END;

  CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
  BEGIN SELECT raise(ABORT, 'journal: an entry is never deleted'); END;

  CREATE TABLE checkpoint (
    story TEXT NOT NULL,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (story, seq)
  ) STRICT, WITHOUT ROWID;

  -- What came in, byte for byte, under its SHA-256; and what the importer made of it.
  CREATE TABLE raw_input (
    sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    kept_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE import_report (
    story TEXT PRIMARY KEY,
    raw TEXT NOT NULL REFERENCES raw_input (sha256),
    report TEXT NOT NULL
  ) STRICT;

  CREATE TABLE picture (
    sha256 TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    size INTEGER NOT NULL,
    kept_at TEXT NOT NULL
  ) STRICT;

  -- Everything printed, and the slug and keywords. "remove_diacritics 2" finds Presiden Erdoğan by "erdogan".
  CREATE VIRTUAL TABLE story_text USING fts5 (
    story UNINDEXED, headline, body, furniture, fields,
    tokenize = "unicode61 remove_diacritics 2"
  );
`;
