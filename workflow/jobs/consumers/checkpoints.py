"""Once a day a signed checkpoint of each log that has grown is laid into ``checkpoints/``, and into the folder outside if one
is named: what lies there cannot be rewritten from here."""

import os
from hashlib import sha256
from pathlib import Path

from workflow.dossier import checkpoints
from workflow.house import House
from workflow.jobs.consumer import Begin, Consumer
from workflow.jobs.reader import Batch
from workflow.transaction import ACCESS, CASE


def hand_out(house: House, batch: Batch) -> None:
    """Sign the log as far as the batch reaches. The same batch again gives the same note under the same name. Raises
    FileNotFoundError when the folder outside is not there: one that was not mounted must be told, not made."""
    note = checkpoints.of_size(house, batch.unit, batch.kind, batch.until)
    outside = house.settings.checkpoint_dir
    if outside is not None:
        _lay(outside / f"{batch.unit}.{batch.kind}.{batch.until}", note)


def _lay(path: Path, note: bytes) -> None:
    """Whole and on the disk, or not there. One of a log that was given up for a backup stays beside the new one."""
    if path.exists() and path.read_bytes() != note:
        path = path.with_name(f"{path.name}.{sha256(note).hexdigest()[:8]}")
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("wb") as file:
        file.write(note)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


CONSUMER = Consumer(name="checkpoints", logs=(CASE, ACCESS), begin=Begin.FIRST, daily=True, work=hand_out)
