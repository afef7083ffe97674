"""Currencies and their minor units, as sections 1 and 2 of the specification define them. No currency is ''."""

import re
from decimal import Decimal

# ISO 4217's digits of the minor unit, where they are not two.
DIGITS = (dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0)
          | dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)
          | dict.fromkeys("CLF UYW".split(), 4))
NO_CURRENCY = "XXX"


def read(text):
    """The currency that a text names by its code; '' where it names none."""
    code = text.strip().upper() if isinstance(text, str) else ""
    return code if re.fullmatch("[A-Z]{3}", code, re.ASCII) and code != NO_CURRENCY else ""


def digits(currency):
    """Decimals of the currency's amounts."""
    return DIGITS.get(currency, 2)


def money(cents, currency):
    """An amount, given in the currency's own minor unit, as tables print it."""
    return f"{Decimal(cents).scaleb(-digits(currency)):.{digits(currency)}f}"


def half_a_cent(currency):
    """How far an amount is off that was rounded to the currency's minor unit."""
    return 0.5 * 10 ** -digits(currency) + 1e-9


def main_currency(of_store, orders_by_currency):
    """The store's own, or else the one of most orders: by code where several have as many, and none after all others."""
    if of_store or not orders_by_currency:
        return of_store
    return min(orders_by_currency, key=lambda code: (-orders_by_currency[code], not code, code))
