"""`python -m flurfunk`: the same as the command."""

import sys

from flurfunk.cli import main

sys.exit(main())
