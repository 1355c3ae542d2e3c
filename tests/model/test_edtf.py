from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.model import edtf

_days = st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31))


def _cut(day: date, digits: int, qualifier: str, year: bool) -> str:
    text = day.isoformat()[:digits] if year or digits == 4 else "XXXX" + day.isoformat()[4:digits]
    return text + qualifier


points = st.builds(_cut, _days, st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?"]), st.booleans())
known = st.builds(_cut, _days, st.sampled_from([4, 7, 10]), st.sampled_from(["", "~"]), st.just(True))
closed = st.tuples(known, known).map(lambda ends: "/".join(sorted(ends, key=edtf.order)))
half = st.builds(lambda end, form: form.format(end), known, st.sampled_from(["{}/..", "../{}", "/{}", "{}/"]))
dates = st.one_of(points, closed, half)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-08~", "2025-08-01", "2025-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2025-08-15T10:30:00Z", "2025-08-15", "2025-08-15"),
        ("2025-08-10/2025-08-12", "2025-08-10", "2025-08-12"),
        ("2020/..", "2020-01-01", None),
        ("/2025-08-20", None, "2025-08-20"),
        ("XXXX-08-15", None, None),
    ],
)
def test_bounds(written: str, low: str | None, high: str | None) -> None:
    expected = tuple(date.fromisoformat(each) if each else None for each in (low, high))
    assert edtf.bounds(written) == expected


@pytest.mark.parametrize("written", ["", "..", "../..", "samedi", "2025-13", "2025-02-30", "0000", "2025/2026/2027"])
def test_malformed(written: str) -> None:
    assert not edtf.valid(written)
    with pytest.raises(InputError, match=r"date|day"):
        edtf.parse(written)


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        ("2025-08~", "XXXX-08-15", "2025-08-15"),
        ("XXXX-08", "2025-08~", "2025-08~"),
        ("2025-08", "2025-08~", "2025-08~"),
        ("2020/..", "2025-08", "2025-08"),
        ("2025-08-10/2025-08-14", "2025-08-12/2025-08-20", "2025-08-12/2025-08-14"),
        ("XXXX-12-28/XXXX-01-03", "2024-12-30", "2024-12-30"),
        ("XXXX-08-15", "2020/2025", "XXXX-08-15"),
        ("XXXX-08", "XXXX-08-15", "XXXX-08-15"),
        ("2020", "202X", "2020"),
        ("2024-24", "2025-01", "2025-01"),
        ("2024", "2024-08/..", "2024-08/2024-12"),
        ("2024", "2025", None),
        ("2025-08~", "XXXX-09-15", None),
        ("XXXX-02-29", "2025", None),
        ("../2025-08-14", "2025-08-15", None),
    ],
)
def test_meeting(one: str, other: str, merged: str | None) -> None:
    assert edtf.compatible(one, other) is (merged is not None)
    if merged is None:
        with pytest.raises(InputError, match="cannot be one date"):
            edtf.narrower(one, other)
    else:
        assert edtf.narrower(one, other) == edtf.narrower(other, one) == merged


def test_ends() -> None:
    assert (edtf.first("2020/.."), edtf.last("2020/..")) == ("2020", None)
    assert edtf.last("../2025-08-23") == "2025-08-23"
    assert edtf.first("2025-08~") == edtf.last("2025-08~") == "2025-08~"


def test_order() -> None:
    written = [None, "XXXX-08-15", "2025-08-15", "2025-08~", "../2025-07-01", "2024", "/2025-08-20"]
    assert sorted(written, key=edtf.order) == [
        "2024",
        "../2025-07-01",
        "2025-08~",
        "2025-08-15",
        "/2025-08-20",
        "XXXX-08-15",
        None,
    ]


@given(dates)
def test_a_date_meets_itself(one: str) -> None:
    assert edtf.compatible(one, one)
    assert edtf.narrower(one, one) == one


@given(dates, dates)
def test_meeting_has_no_order(one: str, other: str) -> None:
    assert edtf.compatible(one, other) == edtf.compatible(other, one)
    if edtf.compatible(one, other):
        assert edtf.narrower(one, other) == edtf.narrower(other, one)


@given(dates, dates)
def test_the_merged_date_fits_both(one: str, other: str) -> None:
    if edtf.compatible(one, other):
        merged = edtf.narrower(one, other)
        assert edtf.valid(merged)
        assert edtf.compatible(merged, one)
        assert edtf.compatible(merged, other)


@given(known, known)
def test_the_merged_date_lies_within(one: str, other: str) -> None:
    if edtf.compatible(one, other):
        low, high = edtf.bounds(edtf.narrower(one, other))
        for each in (one, other):
            start, end = edtf.bounds(each)
            assert low is not None
            assert high is not None
            assert start is not None
            assert end is not None
            assert start <= low <= high <= end


@given(_days, _days)
def test_written_is_read_back(one: date, other: date) -> None:
    low, high = sorted((one, other))
    assert edtf.bounds(edtf.written(low, high)) == (low, high)


@given(st.text(max_size=30))
def test_hostile_input_is_an_input_error(text: str) -> None:
    edtf.valid(text)
