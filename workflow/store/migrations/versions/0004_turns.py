"""Whose turn it is, as rows: who may give an open opinion, and who may be next with a subject."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "candidate",
        sa.Column("unit", sa.String(32), sa.ForeignKey("unit.unit"), primary_key=True),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("task", sa.String(48), primary_key=True),
        sa.Column("case", sa.String(32), nullable=False),
    )
    op.create_index("ix_candidate_case", "candidate", ["unit", "case"])
    op.create_table(
        "turn",
        sa.Column("unit", sa.String(32), sa.ForeignKey("unit.unit"), primary_key=True),
        sa.Column("holder", sa.String(65), primary_key=True),
        sa.Column("table", sa.String(16), primary_key=True),
        sa.Column("subject", sa.String(32), primary_key=True),
    )
    op.create_index("ix_turn_subject", "turn", ["unit", "subject", "table", "holder"])
    op.create_index("ix_task_seat", "task", ["unit", "seat", "case"])
    op.create_index("ix_seating_seat", "seating", ["unit", "seat", "person"])


def downgrade() -> None:
    op.drop_index("ix_seating_seat", "seating")
    op.drop_index("ix_task_seat", "task")
    op.drop_table("turn")
    op.drop_table("candidate")
