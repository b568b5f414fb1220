-- The log is only ever added to: no role, setting or call of ours changes or removes an entry, its regulation or a checkpoint.
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER regulation_no_update BEFORE UPDATE ON regulation BEGIN SELECT RAISE(ABORT, 'regulation is append-only'); END;
CREATE TRIGGER regulation_no_delete BEFORE DELETE ON regulation BEGIN SELECT RAISE(ABORT, 'regulation is append-only'); END;
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoint is append-only'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoint is append-only'); END;
