"""The figures on lasting, worked out in a process of their own: ``python -m tawam.assessment.jobs < asked > told``.

lifelines brings numpy, pandas and scipy: a second to import and more than 100 MB that a server would hold for good.
A process that ends gives both back, and the readers of other pages wait for nothing.
"""

from __future__ import annotations

import sys

from pydantic import TypeAdapter

from tawam.assessment.rules.lasting import Asked, Lasting
from tawam.assessment.rules.survival import lasting

if __name__ == "__main__":
    asked = TypeAdapter(Asked).validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(TypeAdapter(Lasting).dump_json(lasting(asked)))
