"""Who is who: provinces, districts, ministries, departments, and the letters and digits of their numbers."""

from thaidoc.registry.entries import Agency, District, Entry, Province
from thaidoc.registry.registry import Registry

__all__ = ["Agency", "District", "Entry", "Province", "Registry"]
