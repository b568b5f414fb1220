"""Every read goes by an index made for it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

OF_THE_UNIT = sa.text("\"case\" = ''")
NEW = (
    ("ix_subject_registration", "subject", ["unit", "registration", "id"]),
    ("ix_task_case", "task", ["unit", "case", "id"]),
    ("ix_paper_subject", "paper", ["unit", "subject", "at", "sha256"]),
    ("ix_paper_sha256", "paper", ["sha256"]),
)


def upgrade() -> None:
    op.create_index("ix_entry_unit", "entry", ["unit", "kind", "action", "seq"], sqlite_where=OF_THE_UNIT, postgresql_where=OF_THE_UNIT)
    op.drop_index("ix_subject_patent", "subject")
    op.create_index("ix_subject_patent", "subject", ["unit", "patent", "id"])
    for name, table, columns in NEW:
        op.create_index(name, table, columns)


def downgrade() -> None:
    for name, table, _ in NEW:
        op.drop_index(name, table)
    op.drop_index("ix_subject_patent", "subject")
    op.create_index("ix_subject_patent", "subject", ["unit", "patent"])
    op.drop_index("ix_entry_unit", "entry")
