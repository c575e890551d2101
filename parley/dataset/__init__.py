"""A data package, opened: validated once, immutable, one copy for all readers of a process."""

from parley.dataset.dataset import Coverage, Dataset
from parley.dataset.descriptor import Category, Descriptor, Field, Table
from parley.dataset.problems import InvalidPackageError, Problem, Reason
from parley.dataset.store import Store, find_packages, store_for
from parley.dataset.validate import validate
from parley.dataset.vocabulary import Actor, Vocabulary

__all__ = [
    "Actor",
    "Category",
    "Coverage",
    "Dataset",
    "Descriptor",
    "Field",
    "InvalidPackageError",
    "Problem",
    "Reason",
    "Store",
    "Table",
    "Vocabulary",
    "find_packages",
    "store_for",
    "validate",
]
