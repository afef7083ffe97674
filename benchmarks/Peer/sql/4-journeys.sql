-- Sessions, orders and users.

CREATE MACRO without_query(url) AS split_part(split_part(url, '#', 1), '?', 1);

CREATE TABLE sessions AS
SELECT md5('session' || chr(0) || user_id || chr(0) || epoch_ms(started_at)) AS session_id,
    md5('touchpoint' || chr(0) || user_id || chr(0) || epoch_ms(started_at)) AS touchpoint_id,
    user_id, session_number, started_at, ended_at, epoch_ms(ended_at) - epoch_ms(started_at) AS milliseconds,
    events, page_views, add_to_carts, checkouts_started,
    coalesce(orders, 0) AS orders, coalesce(revenue, 0)::DECIMAL(18, 2) AS revenue,
    without_query(landing_url) AS landing_page, without_query(exit_url) AS exit_page,
    referrer_host, channel, channel_group(channel) AS channel_group, source, medium, campaign,
    device, os, browser, events = 1 AS is_bounce, cut.is_bot, started_at::DATE AS day
FROM cut
JOIN traffic USING (user_id, session_number)
JOIN devices USING (user_agent)
LEFT JOIN session_orders USING (user_id, session_number);
DROP TABLE cut;
DROP TABLE traffic;

CREATE TABLE orders AS
SELECT * EXCLUDE (items),
    coalesce(list_sum(list_transform(items, lambda item: coalesce(item.quantity, 1))), 0)::BIGINT AS item_count,
    list_sum(list_transform(items, lambda item: coalesce(item.quantity, 1) * item.item_price))::DECIMAL(18, 2) AS items_revenue
FROM (
    SELECT made_orders.*, session_id, started_at, channel,
        from_json(json_extract(event_data, '$.items'), '[{"quantity": "BIGINT", "item_price": "DECIMAL(18,2)"}]') AS items
    FROM made_orders JOIN sessions USING (user_id, session_number));

CREATE TABLE users AS
SELECT user_id, min(started_at) AS first_seen_at, max(ended_at) AS last_seen_at, count(*) AS sessions, sum(events)::BIGINT AS events,
    sum(orders)::BIGINT AS orders, sum(revenue)::DECIMAL(18, 2) AS revenue,
    string_agg(channel, ' > ' ORDER BY session_number) AS path,
    arg_min(channel, session_number) AS first_channel, arg_max(channel, session_number) AS last_channel,
    arg_min(device, session_number) AS device, arg_min(os, session_number) AS os, arg_min(browser, session_number) AS browser,
    bool_or(is_bot) AS is_bot
FROM sessions GROUP BY user_id;

CREATE TABLE user_emails AS
SELECT user_id, CASE WHEN regexp_full_match(email, '[0-9a-f]{64}') THEN email ELSE sha256(email) END AS email_hash
FROM (
    SELECT user_id, arg_min(email, place) AS email
    FROM (SELECT user_id, place, lower(trim(json_extract_string(event_data, '$.user_email'))) AS email
        FROM user_events WHERE event_name IN ('email_filled_on_popup', 'checkout_completed') AND event_data <> '')
    WHERE email <> '' GROUP BY user_id);

CREATE TABLE first_orders AS SELECT user_id, min(ordered_at) AS ordered_at FROM orders GROUP BY user_id;
