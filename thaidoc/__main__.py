"""``python -m thaidoc``: the same as the command ``thaidoc``."""

import sys

from thaidoc.cli import main

sys.exit(main())
