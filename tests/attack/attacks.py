"""All attacks by name. Each counts what it tried, and lists what broke its promise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.attack.growth_attacks import growing_texts
from tests.attack.hindered_stores import full_disks, hindered_work
from tests.attack.kills import killed_backups, killed_corrections, killed_imports, killed_merging
from tests.attack.network_attacks import foreign_requests, private_addresses
from tests.attack.outcome import Effort, Outcome
from tests.attack.reader_attacks import damaged_files
from tests.attack.store_attacks import damaged_backups, damaged_stores
from tests.attack.text_attacks import extracted_texts, tagged_texts, texts_read_twice

ATTACKS: Mapping[str, Callable[[Effort], Outcome]] = {
    "files": damaged_files,
    "tagging": tagged_texts,
    "extraction": extracted_texts,
    "processes": texts_read_twice,
    "growth": growing_texts,
    "imports": killed_imports,
    "corrections": killed_corrections,
    "merging": killed_merging,
    "restoring": killed_backups,
    "disks": full_disks,
    "hindered": hindered_work,
    "stores": damaged_stores,
    "backups": damaged_backups,
    "addresses": private_addresses,
    "requests": foreign_requests,
}
