"""The output folder of a run, and the form that section 5 of the specification gives it."""

import csv
import json
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

from attribution import DATA_DRIVEN, MODELS

SESSION_COLUMNS = """session_id user_id session_number started_at ended_at duration_seconds events page_views
    add_to_carts checkouts_started orders revenue landing_page exit_page referrer_host channel channel_group source
    medium campaign device os browser is_bounce is_bot converted"""
CLICK_COLUMNS = "channel channel_group orders revenue revenue_share average_order_value"

# file: (columns, number of leading text columns that sort the rows, key)
TABLES = {
    "bronze/cleaned_events.csv": ("""event_id user_id timestamp event_name page_url referrer event_data user_agent
        source_file source_row""", 1, "event_id user_id"),
    "bronze/quarantine.csv": ("source_file source_row reason detail raw", 1, "source_file source_row"),
    "silver/sessions.csv": (SESSION_COLUMNS, 1, "session_id"),
    "silver/fct_sessions.csv": (SESSION_COLUMNS, 1, "session_id"),
    "silver/user_journeys.csv": ("""user_id first_seen_at last_seen_at sessions events orders revenue touchpoints path
        first_channel last_channel minutes_to_first_order converted""", 1, "user_id"),
    "silver/dim_user.csv": ("""user_id first_seen_at last_seen_at device os browser email_hash first_channel is_bot
        orders revenue person_id""", 1, "user_id"),
    "silver/conversion_events.csv": ("""order_id transaction_id user_id session_id ordered_at revenue items
        touchpoints_in_window first_click_channel last_click_channel minutes_from_first_touch sessions_before""",
                                     1, "order_id"),
    "silver/fct_events.csv": ("event_id session_id user_id timestamp event_name page_path channel", 1, "event_id user_id"),
    "silver/fct_orders.csv": ("""order_id transaction_id user_id session_id ordered_at revenue item_count items_revenue
        revenue_matches_items person_id""", 1, "order_id"),
    "silver/fct_touchpoints.csv": ("""touchpoint_id user_id session_id touched_at position channel channel_group source
        medium campaign landing_page""", 1, "touchpoint_id"),
    "gold/fct_attribution.csv": ("""order_id model touchpoint_id user_id session_id channel channel_group weight revenue
        ordered_at touched_at""", 2, "order_id model touchpoint_id"),
    "gold/attribution_first_click.csv": (CLICK_COLUMNS, 1, "channel"),
    "gold/attribution_last_click.csv": (CLICK_COLUMNS, 1, "channel"),
    "gold/attribution_models.csv": ("model channel orders revenue revenue_share", 2, "model channel"),
    "gold/agg_channel_performance.csv": ("""day channel channel_group sessions users orders revenue conversion_rate
        revenue_per_session bounce_rate """ + " ".join(f"revenue_{model}" for model in (*MODELS, *DATA_DRIVEN)),
                                         2, "day channel"),
    "gold/attribution_paths.csv": ("path touchpoints orders nulls revenue conversion_rate", 1, "path"),
    "gold/attribution_markov.csv": ("""channel visits reach conversion_after_visit removal_effect share orders
        revenue""", 1, "channel"),
    "silver/persons.csv": ("person_id user_id keys", 2, "person_id user_id"),
    "gold/lost_origins.csv": ("origin orders revenue share_of_direct share_of_all", 1, "origin"),
    "gold/attribution_intervals.csv": ("model channel orders revenue revenue_share low high", 2, "model channel"),
    "gold/agg_user_engagement.csv": ("""day device users new_users sessions events page_views events_per_session
        average_duration_seconds bounce_rate""", 2, "day device"),
    "gold/agg_session_analytics.csv": ("""day sessions users events_per_session bounce_rate converted_sessions
        conversion_rate revenue revenue_per_session""", 1, "day"),
    "gold/agg_funnel_analysis.csv": ("day device step sessions rate_from_previous rate_from_first drop_off",
                                     2, "day device step"),
}

# (file, column) values that must stand in (file, column)
REFERENCES = [
    ("silver/fct_sessions.csv", "user_id", "silver/dim_user.csv", "user_id"),
    ("silver/dim_user.csv", "user_id", "silver/user_journeys.csv", "user_id"),
    ("silver/user_journeys.csv", "user_id", "silver/dim_user.csv", "user_id"),
    ("silver/fct_events.csv", "event_id", "bronze/cleaned_events.csv", "event_id"),
    ("silver/fct_events.csv", "session_id", "silver/fct_sessions.csv", "session_id"),
    ("silver/fct_orders.csv", "session_id", "silver/fct_sessions.csv", "session_id"),
    ("silver/fct_orders.csv", "order_id", "silver/conversion_events.csv", "order_id"),
    ("silver/conversion_events.csv", "order_id", "silver/fct_orders.csv", "order_id"),
    ("silver/fct_touchpoints.csv", "session_id", "silver/fct_sessions.csv", "session_id"),
    ("silver/fct_sessions.csv", "session_id", "silver/fct_touchpoints.csv", "session_id"),
    ("gold/fct_attribution.csv", "order_id", "silver/fct_orders.csv", "order_id"),
    ("gold/fct_attribution.csv", "touchpoint_id", "silver/fct_touchpoints.csv", "touchpoint_id"),
    ("gold/fct_attribution.csv", "session_id", "silver/fct_sessions.csv", "session_id"),
]

FORMS = [
    (re.compile(r".*_at|timestamp"), re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)?")),
    (re.compile(r"revenue|items_revenue|average_order_value"), re.compile(r"(-?\d+(\.\d{2,4})?)?")),
    (re.compile(r"is_bot|is_bounce|converted|revenue_matches_items"), re.compile(r"true|false|")),
    (re.compile(r"day"), re.compile(r"\d{4}-\d\d-\d\d|all")),
]


def ordinal(text):
    """A key that sorts text by its UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")


class Output:
    """The tables and the record of a run's output folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        record = self.folder / "run.json"
        if not record.is_file():
            raise FileNotFoundError(f"--compare {folder}: no run.json there; give the output folder of a run")
        self.record = json.loads(record.read_text(encoding="utf-8"))
        csv.field_size_limit(2**30)
        self.columns, self.rows = {}, {}
        for name in TABLES:
            path = self.folder / name
            if path.is_file():
                with path.open(encoding="utf-8", newline="") as text:
                    read = csv.DictReader(text, strict=True)
                    self.rows[name] = list(read)
                    self.columns[name] = read.fieldnames or []

    def table(self, name):
        """The rows of a table; none where the file is absent (which is a difference of its own)."""
        return self.rows.get(name, [])

    def check_form(self, differences):
        """Notes every breach of the form: columns, encoding, keys, order, references, credit sums."""
        for name in TABLES:
            if name in self.rows:
                self._check_table(name, differences)
            else:
                differences.add("form: missing file", name)
        for table, column, target, target_column in REFERENCES:
            there = {row.get(target_column) for row in self.table(target)}
            for row in self.table(table):
                if row.get(column) not in there:
                    differences.add(f"form: {table} {column} not in {target}", str(row.get(column)))
        self._check_credit_sums(differences)
        self._check_sessions_told_again(differences)

    def _check_table(self, name, differences):
        raw = (self.folder / name).read_bytes()
        header = raw.split(b"\n", 1)[0]
        if raw.startswith(b"\xef\xbb\xbf") or header.endswith(b"\r") or not raw.endswith(b"\n"):
            differences.add("form: byte order mark, CRLF or no final line end", name)
        wanted, sort_columns, key = TABLES[name]
        for column in wanted.split():
            if column not in self.columns[name]:
                differences.add("form: missing column", f"{name} {column}")
        rows = self.rows[name]
        for row_number, row in enumerate(rows, start=1):
            if None in row or None in row.values():
                differences.add(f"form: {name} wrong number of fields", f"row {row_number}")
                return
        keys = Counter(tuple(row.get(column) for column in key.split()) for row in rows)
        for repeated in (k for k, count in keys.items() if count > 1):
            differences.add(f"form: {name} key not unique", str(repeated))
        order = [tuple(ordinal(row[c]) for c in self.columns[name][:sort_columns]) for row in rows]
        if order != sorted(order):
            differences.add("form: rows not sorted", name)
        for column in self.columns[name]:
            for meant, form in FORMS:
                if meant.fullmatch(column):
                    for row in rows:
                        if not form.fullmatch(row[column]):
                            differences.add(f"form: {name} {column}", repr(row[column]))

    def _check_credit_sums(self, differences):
        sums = defaultdict(Decimal)
        for row in self.table("gold/fct_attribution.csv"):
            sums[row["order_id"], row["model"]] += Decimal(row["revenue"])
        for row in self.table("silver/fct_orders.csv"):
            for model in (*MODELS, *DATA_DRIVEN):
                credited = sums.pop((row["order_id"], model), None)
                if credited != Decimal(row["revenue"]):
                    differences.add("form: credits do not sum to the order's revenue",
                                    f"{row['order_id']} {model}: {credited} of {row['revenue']}")
        for order_id, model in sums:
            differences.add("form: credits of no order or an unknown model", f"{order_id} {model}")

    def _check_sessions_told_again(self, differences):
        sessions = {row["session_id"]: row for row in self.table("silver/fct_sessions.csv")}
        # A credit names the user who ordered; the session may be of another user of the person.
        persons = {row["user_id"]: row["person_id"] for row in self.table("silver/persons.csv")}
        for name in ("silver/sessions.csv", "silver/fct_touchpoints.csv", "gold/fct_attribution.csv"):
            shared = SESSION_COLUMNS.split() if name == "silver/sessions.csv" else (
                "user_id", "channel", "channel_group", "source", "medium", "campaign", "landing_page")
            for row in self.table(name):
                session = sessions.get(row["session_id"], row)
                for column in shared:
                    same = persons.get if (name, column) == ("gold/fct_attribution.csv", "user_id") else str
                    if column in row and same(row[column]) != same(session.get(column)):
                        differences.add(f"form: {name} {column} is not its session's", str(row["session_id"]))
