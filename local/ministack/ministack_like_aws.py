"""Run MiniStack with the differences from AWS corrected that this project meets.

Each patch is one function in patches/, named after what it does, with the AWS documentation that it
follows. docs/local-cloud.md has the case that shows each. A patch that no longer fits MiniStack (after
an upgrade) stops the start instead of being skipped.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from die_with_parent import die_with_parent  # noqa: E402
from patches import patches  # noqa: E402


def main() -> None:
    die_with_parent()
    for patch in patches:
        patch()
    from ministack.app import main as ministack

    ministack()


if __name__ == "__main__":
    main()
