"""Values that parse, print, sort and hash: numbers of documents, dates, quantities, clock times."""

from thaidoc.errors import InvalidDate, InvalidNumber
from thaidoc.values import dates, months, numbers, quantities, times
from thaidoc.values.dates import DateMatch, ThaiDate
from thaidoc.values.numbers import DocumentNumber, NumberMatch
from thaidoc.values.quantities import QuantityMatch, parse_quantity
from thaidoc.values.times import TimeMatch

__all__ = [
    "DateMatch",
    "DocumentNumber",
    "InvalidDate",
    "InvalidNumber",
    "NumberMatch",
    "QuantityMatch",
    "ThaiDate",
    "TimeMatch",
    "dates",
    "months",
    "numbers",
    "parse_quantity",
    "quantities",
    "times",
]
