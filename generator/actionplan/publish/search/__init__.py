"""Search: an index in small pieces, of which a reader who searches loads only what is asked for."""

from actionplan.publish.search.files import KINDS, search
from actionplan.publish.search.writing import written

__all__ = ["KINDS", "search", "written"]
