"""The first tables, and the triggers that keep the log append-only."""

from pathlib import Path

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0001'
down_revision = None

FOLDER = Path(__file__).parents[2]


def upgrade() -> None:
    op.create_table('installation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sandbox', sa.Boolean(), nullable=False),
    sa.Column('clock_offset', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('session',
    sa.Column('token', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('person', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('csrf', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('expires_at', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.PrimaryKeyConstraint('token')
    )
    op.create_table('unit',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('regime', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('regulation', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.PrimaryKeyConstraint('unit')
    )
    op.create_table('attachment',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('subject', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('sha256', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('media_type', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('by', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'subject', 'sha256')
    )
    op.create_table('checkpoint',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('note', sa.LargeBinary(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'kind', 'size')
    )
    op.create_table('disclosure',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('commitment', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('subject', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'commitment')
    )
    op.create_table('entry',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
    sa.Column('seq', sa.BigInteger(), nullable=False),
    sa.Column('case', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('case_seq', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('actor', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('action', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('leaf', sa.LargeBinary(), nullable=False),
    sa.Column('leaf_hash', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'kind', 'seq')
    )
    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.create_index('ix_entry_case', ['unit', 'kind', 'case', 'case_seq'], unique=True, sqlite_where=sa.text('"case" <> \'\''), postgresql_where=sa.text('"case" <> \'\''))

    op.create_table('head',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('frontier', sa.LargeBinary(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'kind')
    )
    op.create_table('idempotency',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('person', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('request', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('answer', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'person', 'key')
    )
    op.create_table('paper',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('sha256', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('subject', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'sha256')
    )
    op.create_table('person',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('username', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('password', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'id'),
    sa.UniqueConstraint('username')
    )
    op.create_table('regulation',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('hash', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('text', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('published_at', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'hash')
    )
    op.create_table('subject',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('table', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('patent', sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
    sa.Column('buyer', sqlmodel.sql.sqltypes.AutoString(length=18), nullable=False),
    sa.Column('price', sa.BigInteger(), nullable=False),
    sa.Column('decided_on', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('registration', sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
    sa.Column('updated_at', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('body', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'id')
    )
    with op.batch_alter_table('subject', schema=None) as batch_op:
        batch_op.create_index('ix_subject_buyer', ['unit', 'buyer'], unique=False)
        batch_op.create_index('ix_subject_list', ['unit', 'table', 'id'], unique=False)
        batch_op.create_index('ix_subject_patent', ['unit', 'patent'], unique=False)

    op.create_table('task',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=48), nullable=False),
    sa.Column('case', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('seat', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('person', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.ForeignKeyConstraint(['unit'], ['unit.unit'], ),
    sa.PrimaryKeyConstraint('unit', 'id')
    )
    op.create_table('inclusion',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('case', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('achievement', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.ForeignKeyConstraint(['unit', 'achievement'], ['subject.unit', 'subject.id'], ),
    sa.ForeignKeyConstraint(['unit', 'case'], ['subject.unit', 'subject.id'], ),
    sa.PrimaryKeyConstraint('unit', 'case', 'achievement')
    )
    op.create_table('seating',
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('person', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('seat', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('since', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('until', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.ForeignKeyConstraint(['unit', 'person'], ['person.unit', 'person.id'], ),
    sa.PrimaryKeyConstraint('unit', 'person', 'seat', 'since')
    )
    # One statement a line: the drivers take one at a time.
    for statement in (FOLDER / f"append_only_{op.get_bind().dialect.name}.sql").read_text(encoding="utf-8").splitlines():
        if not statement.startswith("--"):
            op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """There is no road back: dropping these tables would drop the log."""
    raise NotImplementedError
