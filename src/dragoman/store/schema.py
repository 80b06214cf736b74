"""Schema: the tables of a record. Each noun lies in a `noun` column as JSON; beside it stands only what is looked up by."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

# Written into the file's header, so that any program can tell a record from another SQLite file ("DRAG").
APPLICATION = 0x44524147
# Goes up when a table changes; a record with a higher number is refused.
VERSION = 1

metadata = MetaData()

# changes: counts every write that may change what a reconciliation says; reconciled: the count at the last reconciliation.
about = Table("about", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# number ties a report to its row in the full-text index; base and version make up the id: "name", "name#2".
report = Table(
    "report", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("base", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("language", Text),
    Column("accounts", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("noun", Text, nullable=False),
    Column("added", Text, nullable=False),
)  # fmt: skip

# Every name a text has come under; a text that came twice has two.
report_name = Table("report_name", metadata, Column("name", Text, primary_key=True), Column("report", Text, primary_key=True))

# A telling without its accounts, which lie one a row so that each can be opened alone.
telling = Table("telling", metadata, Column("report", Text, primary_key=True), Column("noun", Text, nullable=False))
account = Table(
    "account", metadata,
    Column("report", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("noun", Text, nullable=False),
)  # fmt: skip

# Ids that were, and what answers for them now.
formerly = Table("formerly", metadata, Column("old", Text, primary_key=True), Column("new", Text, nullable=False))

event = Table(
    "event", metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False, index=True),
    Column("status", Text, nullable=False, index=True),
    Column("part_of", Text, index=True),
    Column("noun", Text, nullable=False),
)  # fmt: skip

# One row for each stretch of days that is told for an event; an open end is a day that no report can pass.
event_day = Table(
    "event_day", metadata,
    Column("event", Text, primary_key=True),
    Column("earliest", Text, primary_key=True),
    Column("latest", Text, primary_key=True),
    Index("event_day_reach", "earliest", "latest"),
)  # fmt: skip

event_party = Table(
    "event_party", metadata,
    Column("event", Text, primary_key=True),
    Column("slot", Text, primary_key=True),
    Column("actor", Text, primary_key=True, index=True),
    Column("state", Text, index=True),
    Column("name", Text, nullable=False),
)  # fmt: skip

event_account = Table(
    "event_account", metadata, Column("account", Text, primary_key=True), Column("event", Text, nullable=False, index=True)
)

# The ledgers and the machine's judgements: one shelf, told apart by kind.
ledger = Table(
    "ledger", metadata, Column("kind", Text, primary_key=True), Column("id", Text, primary_key=True), Column("noun", Text, nullable=False)
)

# People's judgements. withdrawn: the judgement was taken back; it is kept, and no longer counts.
judgement = Table(
    "judgement", metadata, Column("id", Text, primary_key=True), Column("noun", Text, nullable=False), Column("withdrawn", Text)
)

# The text as it is searched: page furniture blanked out, so that offsets still point into the report's text.
SEARCH = "CREATE VIRTUAL TABLE IF NOT EXISTS passage USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 2')"
