-- Rows as read, with one reason for each that is refused. The table raw_rows was read by Intake.cs: every field as text,
-- trimmed, '' where there is none; n is the row's place over all files.

CREATE TEMP TABLE read_rows AS
SELECT *,
    date_trunc('millisecond', try_cast(timestamp_text AS TIMESTAMP)) AS happened_at,
    event_name = 'checkout_completed' AS is_order,
    coalesce(json_type(valid_data) = 'OBJECT', false) AS has_data,
    CASE WHEN event_name = 'checkout_completed' THEN try_cast(coalesce(
            json_extract_string(valid_data, '$.revenue'), json_extract_string(valid_data, '$.value'), json_extract_string(valid_data, '$.total'),
            json_extract_string(valid_data, '$.total_price'), json_extract_string(valid_data, '$.order_total')) AS DECIMAL(18, 2)) END AS revenue
FROM (SELECT *, CASE WHEN event_data <> '' AND json_valid(event_data) THEN event_data END AS valid_data FROM raw_rows);
DROP TABLE raw_rows;

CREATE TEMP TABLE judged AS
SELECT *,
    CASE
        WHEN lower(user_id) IN ('', 'undefined', 'null', 'none', 'nil', 'nan', 'n/a', 'na', 'unknown', '(not set)', '(none)', '[object object]', '-', '0')
            OR regexp_full_match(user_id, '-?\d([.,]\d+)?[eE][+-]\d{1,3}') THEN 'missing_user_id'
        WHEN event_name = '' THEN 'missing_event_name'
        WHEN happened_at IS NULL OR happened_at < TIMESTAMP '2000-01-01' THEN 'invalid_timestamp'
        WHEN is_order AND NOT has_data THEN 'malformed_event_data'
        WHEN is_order AND (revenue IS NULL OR revenue < 0) THEN 'invalid_revenue'
    END AS reason,
    md5(concat_ws(chr(31), user_id, epoch_ms(happened_at), event_name, page_url, referrer, CASE WHEN has_data THEN event_data ELSE '' END, user_agent)) AS event_id
FROM read_rows;
DROP TABLE read_rows;

CREATE TEMP TABLE first_rows AS SELECT min(n) AS n FROM judged WHERE reason IS NULL GROUP BY event_id;

CREATE TABLE events AS
SELECT event_id, user_id, happened_at, event_name, page_url, referrer, CASE WHEN has_data THEN event_data ELSE '' END AS event_data,
    user_agent, source_file, source_row, revenue,
    CASE event_name
        WHEN 'page_viewed' THEN 0 WHEN 'email_filled_on_popup' THEN 1 WHEN 'product_added_to_cart' THEN 2
        WHEN 'checkout_started' THEN 3 WHEN 'checkout_completed' THEN 4 ELSE 5 END AS rank
FROM judged SEMI JOIN first_rows USING (n);

CREATE TABLE quarantine AS
SELECT source_file, source_row, coalesce(reason, 'duplicate_event') AS reason,
    concat_ws(',', user_id, timestamp_text, event_name, page_url, referrer, event_data, user_agent) AS raw
FROM judged ANTI JOIN first_rows USING (n);
DROP TABLE judged;
DROP TABLE first_rows;
