"""What git saw of the records: one pass over the first-parent history, and only it.

A git date is a claim: whoever may write to the repository can set it. So dates are taken
along the public line and never earlier than those before them, records are followed by
their id and not by their file, and where git cannot say, nothing is said: no repository, a
shallow clone, an unreadable commit.

The platform's own clock (a merge signed by the host, a deployment) would be better evidence.
No file of a repository proves it without asking the platform, so it is never claimed here.
"""

from actionplan.records.history.story import Seen, see

__all__ = ["Seen", "see"]
