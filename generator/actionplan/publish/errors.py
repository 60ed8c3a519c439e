"""Why a site could not be built."""


class BuildError(Exception):
    """The site cannot be built. The message says what to change; nothing was replaced."""


class FrameError(BuildError):
    """The pages or the theme cannot be used."""


class BrokenLinksError(BuildError):
    """Links inside the site lead nowhere."""


class NotOursError(BuildError):
    """The output folder holds something this program did not make."""
