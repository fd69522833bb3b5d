/** Which stories are alike (read from the journal, so that a row of the queue can say so), and which pairs a person keeps all the same. */
export const sql = `
  -- A reading of the journal: every pair stands here twice, once from each side.
  CREATE TABLE story_alike (
    story TEXT NOT NULL,
    other TEXT NOT NULL,
    alike TEXT NOT NULL CHECK (alike IN ('same', 'related')),
    PRIMARY KEY (story, other)
  ) STRICT, WITHOUT ROWID;

  -- What a person has said of two stories: both stay. Not a reading of anything: it is kept for itself, the smaller id first.
  CREATE TABLE kept_both (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (one, other),
    CHECK (one < other)
  ) STRICT, WITHOUT ROWID;

  -- What is told of a story: neither what lies in the bin nor what is kept beside it.
  CREATE VIEW told_alike AS
    SELECT pair.story, pair.other, pair.alike FROM story_alike AS pair
    JOIN story AS twin ON twin.id = pair.other AND twin.in_bin = 0
    WHERE NOT EXISTS (
      SELECT 1 FROM kept_both WHERE one = min(pair.story, pair.other) AND kept_both.other = max(pair.story, pair.other)
    );

  -- Every story is read once more, for what it is like.
  UPDATE story SET indexed_seq = 0;
`;
