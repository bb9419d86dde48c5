from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.interview import spread


@given(st.lists(st.integers(1, 400), min_size=2))
def test_the_90th_percentile_is_between_median_and_maximum(values: list[int]) -> None:
    middle, most, highest = map(float, spread(values).split())
    assert middle <= most <= highest
    assert most == float(f"{np.quantile(values, 0.9):.4g}")
