"""The first tables, and the indexes of words."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Every word of reports and statements as it stands but for case and marks on letters, and by its stem.
SQLITE = (
    """CREATE VIRTUAL TABLE report_words USING fts5(
        title, text, content='reports', content_rowid='key', tokenize="unicode61 remove_diacritics 2")""",
    """CREATE VIRTUAL TABLE report_stems USING fts5(
        title, text, content='reports', content_rowid='key', tokenize="porter unicode61 remove_diacritics 2")""",
    # Segments of the index are merged by eight, not by four: a third less to write as the record grows.
    "INSERT INTO report_words(report_words, rank) VALUES ('automerge', 8)",
    "INSERT INTO report_stems(report_stems, rank) VALUES ('automerge', 8)",
    """CREATE TRIGGER reports_in AFTER INSERT ON reports BEGIN
        INSERT INTO report_words(rowid, title, text) VALUES (new.key, new.title, new.text);
        INSERT INTO report_stems(rowid, title, text) VALUES (new.key, new.title, new.text); END""",
    """CREATE TRIGGER reports_out AFTER DELETE ON reports BEGIN
        INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
        INSERT INTO report_stems(report_stems, rowid, title, text) VALUES ('delete', old.key, old.title, old.text); END""",
    """CREATE TRIGGER reports_changed AFTER UPDATE OF title, text ON reports BEGIN
        INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
        INSERT INTO report_stems(report_stems, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
        INSERT INTO report_words(rowid, title, text) VALUES (new.key, new.title, new.text);
        INSERT INTO report_stems(rowid, title, text) VALUES (new.key, new.title, new.text); END""",
)
# PostgreSQL folds by a function of ours, which keeps every letter's place, and stems without leaving out small words, as SQLite.
# To it a word longer than 2 kB or a text beyond 1 MB of words is an error: the index ends before the report then.
INDEXED = "readout_folded(coalesce(title, '') || ' ' || left(text, 300000))"
POSTGRESQL = (
    """CREATE FUNCTION readout_folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT translate(lower(words),
            'àáâãäåāăąçćčďđèéêëēėęěğìíîïīıľłñńňòóôõöøōőŕřśşšťţùúûüūůűýÿźżž',
            'aaaaaaaaacccddeeeeeeeegiiiiiillnnnoooooooorrsssttuuuuuuuyyzzz') $$""",
    "CREATE TEXT SEARCH DICTIONARY readout_stems (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION readout_english (COPY = english)",
    """ALTER TEXT SEARCH CONFIGURATION readout_english
        ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH readout_stems""",
    f"ALTER TABLE reports ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', {INDEXED})) STORED",
    f"ALTER TABLE reports ADD COLUMN stems tsvector GENERATED ALWAYS AS (to_tsvector('readout_english', {INDEXED})) STORED",
    "CREATE INDEX ix_reports_words ON reports USING gin (words)",
    "CREATE INDEX ix_reports_stems ON reports USING gin (stems)",
)
# For whoever opens the file with another program: one line a fact, in plain words. JOINED is the function that joins names.
VIEWS = (
    """CREATE VIEW who_met_whom AS SELECT e.date, e.format, e.status, e.place, e.occasion,
        (SELECT JOINED(name, '; ') FROM (SELECT a.name FROM encounter_participants p JOIN actors a ON a.key = p.actor
            WHERE p.encounter = e.id ORDER BY p.place_in_list) AS present) AS participants,
        e.sources AS reports, e.topics, e.differs, e.id FROM encounters e""",
    """CREATE VIEW who_said_what AS SELECT r.published, a.name AS speaker, a.capacity, s.acts, s.negated, h.name AS addressee,
        s.words, s.topics, r.publisher, r.title, r.url, r.id AS report, s.id
        FROM statements s JOIN reports r ON r.key = s.report JOIN actors a ON a.key = s.speaker
        LEFT JOIN actors h ON h.key = s.addressee""",
    """CREATE VIEW who_promised_what AS SELECT r.published, d.name AS debtor, b.name AS beneficiary, w.exact AS words,
        c.deadline, r.publisher, r.title, r.url, r.id AS report, c.number
        FROM commitments c JOIN reports r ON r.key = c.report JOIN actors d ON d.key = c.debtor
        LEFT JOIN actors b ON b.key = c.beneficiary LEFT JOIN anchors w ON w.report = c.report AND w.kind = 'commitment'
        AND w.number = c.number AND w.role = 'content' AND w.place_in_list = 0""",
    """CREATE VIEW who_denied_what AS SELECT r.published, a.name AS asserted_by, w.exact AS claim, d.name AS denied_by,
        n.exact AS denial, r.publisher, r.title, r.url, r.id AS report, c.number
        FROM contested c JOIN reports r ON r.key = c.report JOIN actors a ON a.key = c.asserted_by
        JOIN actors d ON d.key = c.denied_by
        LEFT JOIN anchors w ON w.report = c.report AND w.kind = 'contested' AND w.number = c.number AND w.role = 'claim'
        LEFT JOIN anchors n ON n.report = c.report AND n.kind = 'contested' AND n.number = c.number AND n.role = 'denial'""",
)


def upgrade() -> None:
    """Makes the tables, the indexes of words, and the views."""
    op.create_table(
        "actor_counts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("encounters", sa.Integer(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("commitments", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "name", name=op.f("pk_actor_counts")),
    )
    op.create_index(op.f("ix_actor_counts_total"), "actor_counts", ["total"], unique=False)
    op.create_table(
        "actors",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_actors")),
        sa.UniqueConstraint("id", "name", "capacity", name=op.f("uq_actors_id_name_capacity")),
    )
    op.create_index(op.f("ix_actors_folded"), "actors", ["folded"], unique=False)
    op.create_index(op.f("ix_actors_name"), "actors", ["name"], unique=False)
    op.create_table(
        "encounters",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("joined_by", sa.Text(), nullable=False),
        sa.Column("differs", sa.Text(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_encounters")),
    )
    op.create_index(op.f("ix_encounters_day_id"), "encounters", ["day", "id"], unique=False)
    op.create_table(
        "originals",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_originals")),
    )
    op.create_table(
        "owed",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("last_news", sa.Text(), nullable=False),
        sa.Column("heard_until", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owed")),
    )
    op.create_index(op.f("ix_owed_heard_until_term"), "owed", ["heard_until", "term"], unique=False)
    op.create_index(op.f("ix_owed_made_id"), "owed", ["made", "id"], unique=False)
    op.create_index(op.f("ix_owed_term_id"), "owed", ["term", "id"], unique=False)
    op.create_table(
        "programs",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("lexicon", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_programs")),
        sa.UniqueConstraint("version", "lexicon", "model", name=op.f("uq_programs_version_lexicon_model")),
    )
    op.create_table(
        "successors",
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("became", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("fact", name=op.f("pk_successors")),
    )
    op.create_index(op.f("ix_successors_became"), "successors", ["became"], unique=False)
    op.create_table(
        "telling_blocks",
        sa.Column("block", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("telling", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("traits", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("block", "telling", name=op.f("pk_telling_blocks")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_telling_blocks_telling"), "telling_blocks", ["telling"], unique=False)
    op.create_table(
        "telling_links",
        sa.Column("one", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("other", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("verdict", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_telling_links")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_telling_links_other"), "telling_links", ["other"], unique=False)
    op.create_table(
        "telling_places",
        sa.Column("place", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("telling", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("place", "telling", name=op.f("pk_telling_places")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_telling_places_telling"), "telling_places", ["telling"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["speaker"], ["actors.key"], name=op.f("fk_decisions_speaker")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_decisions")),
        sa.UniqueConstraint("id", name=op.f("uq_decisions_id")),
    )
    op.create_index(op.f("ix_decisions_about"), "decisions", ["about"], unique=False)
    op.create_table(
        "encounter_participants",
        sa.Column("encounter", sa.Text(), nullable=False),
        sa.Column("place_in_list", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.key"], name=op.f("fk_encounter_participants_actor")),
        sa.ForeignKeyConstraint(
            ["encounter"], ["encounters.id"], name=op.f("fk_encounter_participants_encounter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("encounter", "place_in_list", name=op.f("pk_encounter_participants")),
    )
    op.create_index(
        op.f("ix_encounter_participants_actor_day_encounter"),
        "encounter_participants",
        ["actor", "day", "encounter"],
        unique=False,
    )
    op.create_table(
        "owed_parties",
        sa.Column("owed", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("last_news", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.key"], name=op.f("fk_owed_parties_actor")),
        sa.ForeignKeyConstraint(["owed"], ["owed.id"], name=op.f("fk_owed_parties_owed"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owed", "role", "actor", name=op.f("pk_owed_parties")),
    )
    op.create_index(
        op.f("ix_owed_parties_actor_role_last_news_owed"), "owed_parties", ["actor", "role", "last_news", "owed"], unique=False
    )
    op.create_table(
        "reports",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("given_id", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_by", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("source_sha256", sa.Text(), nullable=False),
        sa.Column("program", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("copy_of", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["copy_of"], ["reports.key"], name=op.f("fk_reports_copy_of"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["program"], ["programs.key"], name=op.f("fk_reports_program")),
        sa.ForeignKeyConstraint(["replaces"], ["reports.key"], name=op.f("fk_reports_replaces"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
    )
    op.create_index(
        op.f("ix_reports_copy_of"),
        "reports",
        ["copy_of"],
        unique=False,
        sqlite_where=sa.text("copy_of IS NOT NULL"),
        postgresql_where=sa.text("copy_of IS NOT NULL"),
    )
    op.create_index(op.f("ix_reports_day_id"), "reports", ["day", "id"], unique=False)
    op.create_index(op.f("ix_reports_given_id"), "reports", ["given_id"], unique=False)
    op.create_index(op.f("ix_reports_publisher_day"), "reports", ["publisher", "day"], unique=False)
    op.create_index(op.f("ix_reports_replaces"), "reports", ["replaces"], unique=False)
    op.create_index(op.f("ix_reports_source_sha256"), "reports", ["source_sha256"], unique=False)
    op.create_index(op.f("ix_reports_url"), "reports", ["url"], unique=False)
    op.create_table(
        "said_in_months",
        sa.Column("speaker", sa.Integer(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["speaker"], ["actors.key"], name=op.f("fk_said_in_months_speaker")),
        sa.PrimaryKeyConstraint("speaker", "month", "kind", "value", name=op.f("pk_said_in_months")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "uncounted_months",
        sa.Column("speaker", sa.Integer(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["speaker"], ["actors.key"], name=op.f("fk_uncounted_months_speaker")),
        sa.PrimaryKeyConstraint("speaker", "month", name=op.f("pk_uncounted_months")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "account_tellings",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("telling", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_account_tellings_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", name=op.f("pk_account_tellings")),
    )
    op.create_index(op.f("ix_account_tellings_telling"), "account_tellings", ["telling"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_accounts_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", name=op.f("pk_accounts")),
    )
    op.create_table(
        "anchors",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("place_in_list", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_anchors_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "kind", "number", "role", "place_in_list", name=op.f("pk_anchors")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_bands_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "report", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_bands_report"), "bands", ["report"], unique=False)
    op.create_table(
        "commitments",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Integer(), nullable=True),
        sa.Column("debtor", sa.Integer(), nullable=False),
        sa.Column("beneficiary", sa.Integer(), nullable=True),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["beneficiary"], ["actors.key"], name=op.f("fk_commitments_beneficiary")),
        sa.ForeignKeyConstraint(["debtor"], ["actors.key"], name=op.f("fk_commitments_debtor")),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_commitments_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", name=op.f("pk_commitments")),
    )
    op.create_index(op.f("ix_commitments_debtor"), "commitments", ["debtor"], unique=False)
    op.create_table(
        "contested",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asserted_by", sa.Integer(), nullable=False),
        sa.Column("denied_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["asserted_by"], ["actors.key"], name=op.f("fk_contested_asserted_by")),
        sa.ForeignKeyConstraint(["denied_by"], ["actors.key"], name=op.f("fk_contested_denied_by")),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_contested_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", name=op.f("pk_contested")),
    )
    op.create_table(
        "encounter_accounts",
        sa.Column("encounter", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["encounter"], ["encounters.id"], name=op.f("fk_encounter_accounts_encounter"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_encounter_accounts_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", name=op.f("pk_encounter_accounts")),
    )
    op.create_index(op.f("ix_encounter_accounts_encounter"), "encounter_accounts", ["encounter"], unique=False)
    op.create_table(
        "layers",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_layers_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_layers")),
    )
    op.create_table(
        "likenesses",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["other"], ["reports.key"], name=op.f("fk_likenesses_other"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_likenesses_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "other", name=op.f("pk_likenesses")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_likenesses_other"), "likenesses", ["other"], unique=False)
    op.create_table(
        "outlines",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_outlines_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_outlines")),
    )
    op.create_table(
        "owed_fates",
        sa.Column("owed", sa.Text(), nullable=False),
        sa.Column("place_in_list", sa.Integer(), nullable=False),
        sa.Column("fate", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("told_in", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owed"], ["owed.id"], name=op.f("fk_owed_fates_owed"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["told_in"], ["reports.key"], name=op.f("fk_owed_fates_told_in"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owed", "place_in_list", name=op.f("pk_owed_fates")),
    )
    op.create_index(op.f("ix_owed_fates_told_in"), "owed_fates", ["told_in"], unique=False)
    op.create_table(
        "pledges",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("around", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=True),
        sa.Column("owed", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["owed"], ["owed.id"], name=op.f("fk_pledges_owed"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_pledges_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", name=op.f("pk_pledges")),
    )
    op.create_index(op.f("ix_pledges_owed"), "pledges", ["owed"], unique=False)
    op.create_index(op.f("ix_pledges_report_account"), "pledges", ["report", "account"], unique=False)
    op.create_table(
        "reattributed",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["found"], ["actors.key"], name=op.f("fk_reattributed_found")),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_reattributed_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "kind", "number", name=op.f("pk_reattributed")),
    )
    op.create_table(
        "report_keys",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_report_keys_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("year", "key", "day", "report", name=op.f("pk_report_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_report_keys_report"), "report_keys", ["report"], unique=False)
    op.create_table(
        "report_names",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_report_names_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("year", "name", "day", "report", name=op.f("pk_report_names")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_report_names_report"), "report_names", ["report"], unique=False)
    op.create_table(
        "set_aside",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_set_aside_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_set_aside")),
    )
    op.create_table(
        "signatures",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_signatures_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_signatures")),
    )
    op.create_table(
        "statements",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Integer(), nullable=False),
        sa.Column("addressee", sa.Integer(), nullable=True),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("acts", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["addressee"], ["actors.key"], name=op.f("fk_statements_addressee")),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_statements_report"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["speaker"], ["actors.key"], name=op.f("fk_statements_speaker")),
        sa.PrimaryKeyConstraint("report", "number", name=op.f("pk_statements")),
    )
    op.create_index(
        op.f("ix_statements_addressee_day_report_number_speaker"),
        "statements",
        ["addressee", "day", "report", "number", "speaker"],
        unique=False,
        sqlite_where=sa.text("addressee IS NOT NULL"),
        postgresql_where=sa.text("addressee IS NOT NULL"),
    )
    op.create_index(op.f("ix_statements_day"), "statements", ["day"], unique=False)
    op.create_index(
        op.f("ix_statements_speaker_day_report_number_addressee"),
        "statements",
        ["speaker", "day", "report", "number", "addressee"],
        unique=False,
    )
    op.create_table(
        "unsettled",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_unsettled_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_unsettled")),
    )
    op.create_table(
        "account_participants",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place_in_list", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.key"], name=op.f("fk_account_participants_actor")),
        sa.ForeignKeyConstraint(
            ["report", "number"],
            ["accounts.report", "accounts.number"],
            name=op.f("fk_account_participants_report_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_account_participants_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", "place_in_list", name=op.f("pk_account_participants")),
    )
    op.create_index(
        op.f("ix_account_participants_actor_day_report"), "account_participants", ["actor", "day", "report"], unique=False
    )
    op.create_table(
        "doubtful_pairs",
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("other_report", sa.Integer(), nullable=False),
        sa.Column("other_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["other_report", "other_number"],
            ["accounts.report", "accounts.number"],
            name=op.f("fk_doubtful_pairs_other_report_other_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_report"], ["reports.key"], name=op.f("fk_doubtful_pairs_other_report"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["report", "number"],
            ["accounts.report", "accounts.number"],
            name=op.f("fk_doubtful_pairs_report_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_doubtful_pairs_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_doubtful_pairs")),
    )
    op.create_index(
        op.f("ix_doubtful_pairs_other_report_other_number"), "doubtful_pairs", ["other_report", "other_number"], unique=False
    )
    op.create_index(op.f("ix_doubtful_pairs_report_number"), "doubtful_pairs", ["report", "number"], unique=False)
    op.create_table(
        "findings",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("told_in", sa.Integer(), nullable=False),
        sa.Column("place_in_list", sa.Integer(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "number"], ["pledges.report", "pledges.number"], name=op.f("fk_findings_report_number"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_findings_report"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["told_in"], ["reports.key"], name=op.f("fk_findings_told_in"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", "told_in", "place_in_list", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_told_in"), "findings", ["told_in"], unique=False)
    op.create_table(
        "pledge_marks",
        sa.Column("era", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report", "number"],
            ["pledges.report", "pledges.number"],
            name=op.f("fk_pledge_marks_report_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_pledge_marks_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("era", "key", "day", "report", "number", name=op.f("pk_pledge_marks")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pledge_marks_report_number"), "pledge_marks", ["report", "number"], unique=False)
    op.create_table(
        "statement_acts",
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "number"],
            ["statements.report", "statements.number"],
            name=op.f("fk_statement_acts_report_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_statement_acts_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("act", "day", "report", "number", name=op.f("pk_statement_acts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_statement_acts_report_number"), "statement_acts", ["report", "number"], unique=False)
    op.create_table(
        "statement_reporters",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place_in_list", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.key"], name=op.f("fk_statement_reporters_actor")),
        sa.ForeignKeyConstraint(
            ["report", "number"],
            ["statements.report", "statements.number"],
            name=op.f("fk_statement_reporters_report_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_statement_reporters_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", "place_in_list", name=op.f("pk_statement_reporters")),
    )
    op.create_table(
        "statement_topics",
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "number"],
            ["statements.report", "statements.number"],
            name=op.f("fk_statement_topics_report_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_statement_topics_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("topic", "day", "report", "number", name=op.f("pk_statement_topics")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_statement_topics_report_number"), "statement_topics", ["report", "number"], unique=False)
    op.create_table(
        "weak_statements",
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "number"],
            ["statements.report", "statements.number"],
            name=op.f("fk_weak_statements_report_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_weak_statements_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "number", name=op.f("pk_weak_statements")),
    )
    op.create_index(
        op.f("ix_weak_statements_score_report_number"), "weak_statements", ["score", "report", "number"], unique=False
    )
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if on_sqlite else POSTGRESQL:
        op.execute(sa.text(statement))
    for view in VIEWS:
        op.execute(sa.text(view.replace("JOINED", "group_concat" if on_sqlite else "string_agg")))
