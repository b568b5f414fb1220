"""The first tables, and the triggers that keep the log append-only."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

FOLDER = Path(__file__).parents[2]


def upgrade() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sandbox", sa.Boolean(), nullable=False),
        sa.Column("clock_offset", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "session",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_table(
        "unit",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("regime", sa.String(length=32), nullable=False),
        sa.Column("regulation", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("unit"),
    )
    op.create_table(
        "attachment",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "subject", "sha256"),
    )
    op.create_table(
        "checkpoint",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "kind", "size"),
    )
    op.create_table(
        "disclosure",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("commitment", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "commitment"),
    )
    op.create_table(
        "entry",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("case", sa.String(length=32), nullable=False),
        sa.Column("case_seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.Column("leaf_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "kind", "seq"),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_entry_case",
            ["unit", "kind", "case", "case_seq"],
            unique=True,
            sqlite_where=sa.text("\"case\" <> ''"),
            postgresql_where=sa.text("\"case\" <> ''"),
        )

    op.create_table(
        "head",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "kind"),
    )
    op.create_table(
        "idempotency",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("request", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "person", "key"),
    )
    op.create_table(
        "paper",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "sha256"),
    )
    op.create_table(
        "person",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "id"),
        sa.UniqueConstraint("username"),
    )
    op.create_table(
        "regulation",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("published_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "hash"),
    )
    op.create_table(
        "subject",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("table", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("patent", sa.String(length=24), nullable=False),
        sa.Column("buyer", sa.String(length=18), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("decided_on", sa.String(length=10), nullable=False),
        sa.Column("registration", sa.String(length=16), nullable=False),
        sa.Column("updated_at", sa.String(length=32), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "id"),
    )
    with op.batch_alter_table("subject", schema=None) as batch_op:
        batch_op.create_index("ix_subject_buyer", ["unit", "buyer"], unique=False)
        batch_op.create_index("ix_subject_list", ["unit", "table", "id"], unique=False)
        batch_op.create_index("ix_subject_patent", ["unit", "patent"], unique=False)

    op.create_table(
        "task",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("case", sa.String(length=32), nullable=False),
        sa.Column("seat", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.unit"]),
        sa.PrimaryKeyConstraint("unit", "id"),
    )
    op.create_table(
        "inclusion",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("case", sa.String(length=32), nullable=False),
        sa.Column("achievement", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["unit", "achievement"], ["subject.unit", "subject.id"]),
        sa.ForeignKeyConstraint(["unit", "case"], ["subject.unit", "subject.id"]),
        sa.PrimaryKeyConstraint("unit", "case", "achievement"),
    )
    with op.batch_alter_table("inclusion", schema=None) as batch_op:
        batch_op.create_index("ix_inclusion_achievement", ["unit", "achievement", "case"], unique=False)
    op.create_table(
        "seating",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("seat", sa.String(length=32), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["unit", "person"], ["person.unit", "person.id"]),
        sa.PrimaryKeyConstraint("unit", "person", "seat", "since"),
    )
    # One statement a line: the drivers take one at a time.
    for statement in (FOLDER / f"append_only_{op.get_bind().dialect.name}.sql").read_text(encoding="utf-8").splitlines():
        if not statement.startswith("--"):
            op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """There is no road back: dropping these tables would drop the log."""
    raise NotImplementedError
