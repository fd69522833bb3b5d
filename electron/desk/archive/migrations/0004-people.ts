/** People: who is credited in which story and who signs off with which code (read from the journal), and what a person has said of a code. */
export const sql = `
  -- Readings of the journal, kept beside the search index and rebuilt with it.
  CREATE TABLE story_credit (
    story TEXT NOT NULL,
    place INTEGER NOT NULL,
    role TEXT NOT NULL,
    label TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (story, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE story_sign_off (
    story TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What a person has said of a code and a name. Not a reading of anything: it is kept for itself.
  CREATE TABLE sign_off (
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('person', 'desk')),
    standing TEXT NOT NULL CHECK (standing IN ('confirmed', 'forgotten')),
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (code, name)
  ) STRICT, WITHOUT ROWID;

  -- Every story is read once more, for its people and its web address.
  UPDATE story SET indexed_seq = 0;
`;
