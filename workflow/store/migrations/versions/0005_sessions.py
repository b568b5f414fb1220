"""Sessions by person, so that all of one can be ended; those of an earlier release, of which no entry tells, are ended."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute("DELETE FROM session")
    op.create_index("ix_session_person", "session", ["unit", "person"])


def downgrade() -> None:
    op.drop_index("ix_session_person", "session")
