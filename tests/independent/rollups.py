"""Compares run.json and the gold tables with the recomputed figures."""

from collections import defaultdict
from statistics import median

import attribution
import datadriven
import figures
import lost_origins
from channels import GROUPS
from currencies import half_a_cent
from differences import Near, OneOf, Soft
from figures import rate

FINDINGS = {"repeated_transaction": "repeated_transactions", "transaction_id_collision": "transaction_id_collisions"}


def compare(differences, run, output):
    """Notes every difference of the record and the gold tables."""
    _record(differences, run, output.record)
    _attribution(differences, run, output)
    _paths(differences, run, output)
    _markov(differences, run, output)
    _intervals(differences, run, output)
    _lost_origins(differences, run, output)
    _channels_by_day(differences, run, output)
    _engagement(differences, run, output)
    _analytics(differences, run, output)
    _funnel(differences, run, output)


def _not_zero(counts):
    return {name: n for name, n in counts.items() if n}


def _record(differences, run, record):
    per = half_a_cent(run.currency)
    expected = figures.summary(run)
    differences.table("run.json quarantined", {k: {"rows": n} for k, n in expected.pop("quarantined").items()},
                      {k: {"rows": n} for k, n in _not_zero(record.get("quarantined", {})).items()})
    differences.table("run.json funnel", {k: {"sessions": n} for k, n in expected.pop("funnel").items()},
                      {k: {"sessions": n} for k, n in record.get("funnel", {}).items()})
    for name in ("rows_read", "events", "users", "sessions", "orders", "distinct_transactions", "revenue",
                 "conversion_rate", "bounce_rate", "first_event_at", "last_event_at"):
        differences.check(f"run.json: {name}", "run.json", expected[name], record.get(name))
    for name in ("average_order_value", "revenue_per_session"):
        differences.check(f"run.json: {name}", "run.json", Near(float(expected[name]), per), record.get(name))
    differences.table("run.json revenue_by_currency", {k: {"sum": v} for k, v in expected.pop("revenue_by_currency").items()},
                      {k: {"sum": v} for k, v in record.get("revenue_by_currency", {}).items()})
    for kind, name in FINDINGS.items():
        differences.check(f"run.json findings: {kind}", "run.json", Soft(expected[name]),
                          record.get("findings", {}).get(kind, 0))
    differences.check("run.json findings: shared_identity_key", "run.json", expected["shared_identity_keys"],
                      record.get("findings", {}).get("shared_identity_key", 0))
    differences.check("run.json findings: stray_dates", "run.json", expected["stray_events"],
                      record.get("findings", {}).get("stray_dates", 0))
    differences.table("run.json days", {row["day"]: row for row in figures.days(run)},
                      {row["day"]: row for row in record.get("days", [])})
    differences.table("run.json files", {name: dict(counts) for name, counts in run.intake.files.items()},
                      {row["name"]: row for row in record.get("files", [])
                       if row["name"] not in run.intake.rejected_files})
    differences.table(
        "run.json attribution",
        {(model, channel): {"orders": float(orders), "revenue": run.money(cents)}
         for model, channels in figures.attribution(run).items() for channel, (orders, cents, _) in channels.items()},
        {(model, channel): row for model, channels in record.get("attribution", {}).items()
         for channel, row in channels.items() if float(row["orders"])})


def _attribution(differences, run, output):
    models = figures.attribution(run)
    total = sum(o.main_cents for o in run.orders)

    def shared(orders, cents):
        return {"orders": float(orders), "revenue": run.money(cents), "revenue_share": rate(cents, total)}

    differences.table(
        "gold/attribution_models.csv",
        {(model, channel): shared(orders, cents)
         for model, channels in models.items() for channel, (orders, cents, _) in channels.items()},
        {(row["model"], row["channel"]): row for row in output.table("gold/attribution_models.csv")
         if float(row["orders"])})
    for model in ("first_click", "last_click"):
        name = f"gold/attribution_{model}.csv"
        differences.table(
            name,
            {channel: shared(orders, cents) | {"channel_group": GROUPS[channel], "average_order_value":
                                               Near(rate(run.amount(cents), main_orders), half_a_cent(run.currency))}
             for channel, (orders, cents, main_orders) in models[model].items()},
            {row["channel"]: row for row in output.table(name) if float(row["orders"])})


def _paths(differences, run, output):
    counts = defaultdict(lambda: [0, 0, 0])
    for path in run.paths:
        count = counts[path.channels]
        count[0 if path.order else 1] += 1
        count[2] += path.order.main_cents if path.order else 0
    expected = {" > ".join(channels): {"touchpoints": len(channels), "orders": orders, "nulls": nulls,
                                       "revenue": run.money(cents), "conversion_rate": rate(orders, orders + nulls)}
                for channels, (orders, nulls, cents) in counts.items()}
    most = sorted(expected, key=lambda path: (-expected[path]["orders"], -expected[path]["nulls"], path))[:1000]
    differences.table("gold/attribution_paths.csv", {path: expected[path] for path in most},
                      {row["path"]: row for row in output.table("gold/attribution_paths.csv")})


def _markov(differences, run, output):
    expected = {}
    if markov := run.models.get("markov"):
        effects = {c: markov.removal_effect(c) for c in markov.channels}
        sharing = [c for c in markov.channels if effects[c]]
        total = rest = sum(o.main_cents for o in run.orders)
        for channel in markov.channels:
            share = effects[channel] / sum(effects.values())
            cents = round(total * share) if channel in sharing[:-1] else rest if channel in sharing else 0
            rest -= cents
            expected[channel] = {
                "visits": markov.visits[channel], "reach": Near(float(markov.reach(channel)), 1e-12),
                "conversion_after_visit": Near(float(markov.conversion[channel]), 1e-12),
                "removal_effect": Near(float(effects[channel]), 1e-12), "share": Near(float(share), 1e-12),
                "orders": float(share * len(run.orders)), "revenue": run.money(cents)}
    differences.table("gold/attribution_markov.csv", expected,
                      {row["channel"]: row for row in output.table("gold/attribution_markov.csv")})


def _intervals(differences, run, output):
    expected = {
        key: {name: None if value is None else Near(float(value), 1e-9)
              for name, value in zip(("revenue_share", "low", "high"), values)}
        for key, values in datadriven.intervals(run.paths, run.shapley_prior, attribution.rule_shares()).items()}
    found = {(row["model"], row["channel"]): row for row in output.table("gold/attribution_intervals.csv")
             if row["revenue_share"]}
    differences.table("gold/attribution_intervals.csv",
                      {key: values for key, values in expected.items() if key in found or values["revenue_share"].value},
                      found)


def _lost_origins(differences, run, output):
    differences.table("gold/lost_origins.csv", lost_origins.table(run),
                      {row["origin"]: row for row in output.table("gold/lost_origins.csv")})


def _channels_by_day(differences, run, output):
    name = "gold/agg_channel_performance.csv"
    expected = {}
    for (day, channel), row in figures.by_day_and_channel(run).items():
        expected[day, channel] = row | {"channel_group": GROUPS[channel], "revenue_per_session":
                                        Near(row["revenue_per_session"], half_a_cent(run.currency))}
    differences.table(name, expected, {(row["day"], row["channel"]): row for row in output.table(name)
                                       if int(row["sessions"]) or int(row["orders"])})


def _seconds(sessions):
    return [(s.ended_at - s.started_at).total_seconds() for s in sessions]


def _engagement(differences, run, output):
    name = "gold/agg_user_engagement.csv"
    parts = defaultdict(list)
    for session in run.sessions:
        parts[session.day, session.device].append(session)
    expected = {}
    for key, part in parts.items():
        seconds = _seconds(part)
        events = sum(len(s.events) for s in part)
        expected[key] = {
            "users": len({s.user_id for s in part}), "new_users": sum(s.number == 1 for s in part),
            "sessions": len(part), "events": events, "page_views": sum(s.count("page_viewed") for s in part),
            "events_per_session": rate(events, len(part)),
            "average_duration_seconds": Near(sum(seconds) / len(seconds), 0.0005),
            "bounce_rate": rate(sum(s.is_bounce for s in part), len(part))}
    differences.table(name, expected, {(row["day"], row["device"]): row for row in output.table(name)
                                       if "all" not in (row["day"], row["device"])})


def _analytics(differences, run, output):
    name = "gold/agg_session_analytics.csv"
    parts, cents = defaultdict(list), defaultdict(int)
    for session in run.sessions:
        parts[session.day].append(session)
    for order in run.orders:
        cents[order.day] += order.main_cents
    columns = output.columns.get(name, [])
    average, middle = (next((c for c in columns if "duration" in c and word in c), None)
                       for word in ("average", "median"))
    for word, column in (("average", average), ("median", middle)):
        if column is None:
            differences.add("form: missing column", f"{name} {word} duration")
    expected = {}
    for day in parts.keys() | cents.keys():
        part = parts.get(day, [])
        seconds = _seconds(part) or [0]
        converted = sum(bool(s.orders) for s in part)
        expected[day] = {
            "sessions": len(part), "users": len({s.user_id for s in part}),
            "events_per_session": rate(sum(len(s.events) for s in part), len(part)),
            "bounce_rate": rate(sum(s.is_bounce for s in part), len(part)), "converted_sessions": converted,
            "conversion_rate": rate(converted, len(part)), "revenue": run.money(cents[day]),
            "revenue_per_session": Near(rate(run.amount(cents[day]), len(part)), half_a_cent(run.currency)),
            average: Near(sum(seconds) / len(seconds), 0.0005), middle: Near(median(seconds), 0.0005)}
    differences.table(name, expected, {row["day"]: row for row in output.table(name)})


def _funnel(differences, run, output):
    name = "gold/agg_funnel_analysis.csv"
    expected = {}
    for (day, device), (steps, losses) in figures.funnel_by_day_and_device(run.sessions).items():
        first = previous = steps["session"]
        for step, count in steps.items():
            lost = losses[step]
            expected[day, device, step] = {
                "sessions": count, "rate_from_first": rate(count, first),
                "rate_from_previous": rate(previous - lost, previous), "drop_off": lost}
            previous = count
    differences.table(name, expected, {(row["day"], row["device"], row["step"]): row for row in output.table(name)
                                       if int(row["sessions"]) or (row["day"], row["device"], row["step"]) in expected})
