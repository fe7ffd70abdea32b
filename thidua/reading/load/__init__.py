"""Loading: any file a clerk may have, to a stream of lines and tables.

`load` decides by content, never by extension; it reads malformed input as far
as it goes and says so in notices, and raises on no content whatever.
"""

from thidua.reading.load.limits import LoadLimits
from thidua.reading.load.loader import load
from thidua.reading.load.render import page_images, render_page

__all__ = ["LoadLimits", "load", "page_images", "render_page"]
