"""Run MiniStack with what departs from AWS, and that this project meets, put right.

Each patch is one function in patches/, named after what it does, with the AWS documentation that it
follows. docs/local-cloud.md has the case that shows each. A patch whose hold on MiniStack is gone
(after an upgrade) stops the start instead of passing over it.
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
