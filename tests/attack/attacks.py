"""All attacks by name. Each counts what it tried, and lists what broke its promise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.attack.growth_attacks import growing_texts
from tests.attack.hindered_stores import full_disks, hindered_work
from tests.attack.hostile_page import hostile_files, hostile_widgets
from tests.attack.kills import killed_backups, killed_corrections, killed_imports, killed_merging
from tests.attack.network_attacks import foreign_requests, hostile_servers, private_addresses
from tests.attack.outcome import Effort, Outcome
from tests.attack.reader_attacks import damaged_files
from tests.attack.shared_timeline import many_sessions
from tests.attack.silence import no_requests
from tests.attack.site_attacks import foreign_sites
from tests.attack.store_attacks import damaged_backups, damaged_stores
from tests.attack.text_attacks import extracted_texts, tagged_texts, texts_read_twice
from tests.attack.typed_attacks import hostile_links, typed_dates, typed_eras

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
    "servers": hostile_servers,
    "requests": foreign_requests,
    "sites": foreign_sites,
    "sessions": many_sessions,
    "widgets": hostile_widgets,
    "exports": hostile_files,
    "dates": typed_dates,
    "links": hostile_links,
    "eras": typed_eras,
    "silence": no_requests,
}
