"""Makes the toy stages importable, also in the processes that the engine starts."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
