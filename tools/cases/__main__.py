"""Generate plausible cases: `python -m tools.cases N -o FILE --seed S`."""

from tools.cases import main

main()
