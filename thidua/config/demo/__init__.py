"""Sample data for a first look: an invented office, its people and three plans."""

from thidua.config.demo.office import DEMO_ACCOUNTS, DEMO_PASSWORD
from thidua.config.demo.seed import has_data, make_sample_data

__all__ = ["DEMO_ACCOUNTS", "DEMO_PASSWORD", "has_data", "make_sample_data"]
