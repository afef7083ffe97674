#!/usr/bin/env python3
"""Recomputes Puffy's results from raw exports, independently of the engine; see README.md."""

import argparse
import json
import sys

import comparison
import currencies
import figures
import intake
import vocabulary
from channels import ChannelRules
from devices import DeviceRules
from output_contract import Output


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", nargs="+", required=True, metavar="PATH", help="CSV files or folders of them")
    parser.add_argument("--session-timeout-minutes", type=float, default=30)
    parser.add_argument("--lookback-days", type=float, default=7)
    parser.add_argument("--shapley-prior", type=int, default=100)
    parser.add_argument("--identity", choices=("none", "email"), default="none")
    parser.add_argument("--as-of", metavar="TIME", help="ISO 8601; rows more than 24 h later are refused")
    parser.add_argument("--exclude-bots", action="store_true")
    parser.add_argument("--currency", default="", metavar="CODE", help="the currency of orders that name none")
    parser.add_argument("--own-domain", nargs="*", default=[], metavar="DOMAIN", help="further domains of the shop")
    parser.add_argument("--channel-rules", metavar="FILE", default=vocabulary.RULES,
                        help="the engine's rules file, for its lists of names")
    parser.add_argument("--device-rules", metavar="FILE", help="device rules of the run; the built-in ones otherwise")
    todo = parser.add_mutually_exclusive_group(required=True)
    todo.add_argument("--json", action="store_true", help="print all figures")
    todo.add_argument("--compare", metavar="FOLDER", help="compare with the output folder of a run")
    return parser.parse_args()


def main():
    given = arguments()
    as_of = intake.instant(given.as_of) if given.as_of else None
    if given.as_of and as_of is None:
        sys.exit(f"--as-of {given.as_of}: not an ISO 8601 date and time")
    of_store = currencies.read(given.currency)
    if given.currency and not of_store:
        sys.exit(f"--currency {given.currency}: not a currency code of three letters")
    try:
        rules = ChannelRules(vocabulary.read(given.channel_rules), given.own_domain)
        devices = DeviceRules(given.device_rules)
        read = intake.read(given.input, as_of, of_store)
        output = Output(given.compare) if given.compare else None
    except (OSError, ValueError) as problem:
        sys.exit(str(problem))
    if output:
        comparison.adopt_event_ids(read.events, output)
    run = figures.compute(read, rules, devices, given.session_timeout_minutes, given.lookback_days, given.exclude_bots,
                          of_store, given.shapley_prior, given.identity == "email")
    if not output:
        print(json.dumps(figures.everything(run), indent=2))
        return 0
    return comparison.compare(run, rules, output).report()


if __name__ == "__main__":
    sys.exit(main())
