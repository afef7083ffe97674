-- One statement a file, its path in the comment before it; sorted, as Puffy's are. Times are UTC with milliseconds.

-- bronze/cleaned_events.csv
SELECT event_id, user_id, iso(happened_at) AS timestamp, event_name, page_url, referrer, event_data, user_agent, source_file, source_row
FROM user_events ORDER BY event_id, user_id;
-- bronze/quarantine.csv
SELECT source_file, source_row, reason, raw FROM quarantine ORDER BY source_file, source_row;
-- silver/sessions.csv
SELECT session_id, user_id, session_number, iso(started_at) AS started_at, iso(ended_at) AS ended_at, (milliseconds / 1000)::DECIMAL(18, 3) AS duration_seconds,
    events, page_views, add_to_carts, checkouts_started, orders, revenue, landing_page, exit_page, referrer_host, channel, channel_group, source, medium, campaign,
    device, os, browser, is_bounce, is_bot, orders > 0 AS converted
FROM sessions ORDER BY session_id;
-- silver/user_journeys.csv
SELECT user_id, iso(first_seen_at) AS first_seen_at, iso(last_seen_at) AS last_seen_at, sessions, events, orders, revenue, sessions AS touchpoints, path,
    first_channel, last_channel, ((epoch_ms(first_orders.ordered_at) - epoch_ms(first_seen_at)) / 60000)::DECIMAL(18, 3) AS minutes_to_first_order, orders > 0 AS converted
FROM users LEFT JOIN first_orders USING (user_id) ORDER BY user_id;
-- silver/conversion_events.csv
SELECT order_id, transaction_id, user_id, orders.session_id, iso(orders.ordered_at) AS ordered_at, orders.revenue, item_count AS items, touchpoints_in_window,
    first_click_channel, channel AS last_click_channel, ((epoch_ms(orders.ordered_at) - epoch_ms(first_touch)) / 60000)::DECIMAL(18, 3) AS minutes_from_first_touch,
    session_number - 1 AS sessions_before
FROM orders JOIN (
    SELECT order_id, count(*) AS touchpoints_in_window, arg_min(channel, touched_at) AS first_click_channel, min(touched_at) AS first_touch
    FROM attribution WHERE model = 'linear' GROUP BY order_id) USING (order_id)
ORDER BY order_id;
-- silver/fct_events.csv
SELECT event_id, session_id, user_id, iso(happened_at) AS timestamp, event_name, regexp_extract(page_url, '^[a-z-]+://[^/?#]*([^?#]*)', 1) AS page_path, channel
FROM user_events JOIN sessions USING (user_id, session_number) ORDER BY event_id, session_id;
-- silver/fct_orders.csv
SELECT order_id, transaction_id, user_id, session_id, iso(ordered_at) AS ordered_at, revenue, item_count, items_revenue, revenue = items_revenue AS revenue_matches_items
FROM orders ORDER BY order_id;
-- silver/fct_touchpoints.csv
SELECT touchpoint_id, user_id, session_id, iso(started_at) AS touched_at, session_number AS position, channel, channel_group, source, medium, campaign, landing_page
FROM sessions ORDER BY touchpoint_id;
-- silver/dim_user.csv
SELECT user_id, iso(first_seen_at) AS first_seen_at, iso(last_seen_at) AS last_seen_at, device, os, browser, coalesce(email_hash, '') AS email_hash, first_channel,
    is_bot, orders, revenue
FROM users LEFT JOIN user_emails USING (user_id) ORDER BY user_id;
-- gold/fct_attribution.csv
SELECT order_id, model, touchpoint_id, user_id, session_id, channel, channel_group, weight, revenue, iso(ordered_at) AS ordered_at, iso(touched_at) AS touched_at
FROM attribution ORDER BY order_id, model, touchpoint_id;
-- gold/attribution_first_click.csv
SELECT channel, channel_group, orders::BIGINT AS orders, revenue, round(revenue_share, 6) AS revenue_share, (revenue / orders)::DECIMAL(18, 2) AS average_order_value
FROM model_channels WHERE model = 'first_click' ORDER BY channel;
-- gold/attribution_last_click.csv
SELECT channel, channel_group, orders::BIGINT AS orders, revenue, round(revenue_share, 6) AS revenue_share, (revenue / orders)::DECIMAL(18, 2) AS average_order_value
FROM model_channels WHERE model = 'last_click' ORDER BY channel;
-- gold/attribution_models.csv
SELECT model, channel, orders, revenue, round(revenue_share, 6) AS revenue_share FROM model_channels ORDER BY model, channel;
-- gold/agg_channel_performance.csv
SELECT day, channel, channel_group, sessions, users, orders, revenue, round(conversion_rate, 6) AS conversion_rate,
    revenue_per_session::DECIMAL(18, 2) AS revenue_per_session, round(bounce_rate, 6) AS bounce_rate
FROM channel_days ORDER BY day, channel;
-- gold/agg_user_engagement.csv
SELECT day, device, users, new_users, sessions, events, page_views, round(events_per_session, 6) AS events_per_session,
    round(average_duration_seconds, 6) AS average_duration_seconds, round(bounce_rate, 6) AS bounce_rate
FROM device_days ORDER BY day, device;
-- gold/agg_session_analytics.csv
SELECT day, sessions, users, round(average_duration_seconds, 6) AS average_duration_seconds, round(median_duration_seconds, 6) AS median_duration_seconds,
    round(events_per_session, 6) AS events_per_session, round(bounce_rate, 6) AS bounce_rate, converted_sessions, round(conversion_rate, 6) AS conversion_rate,
    coalesce(revenue, 0) AS revenue, coalesce(revenue_per_session, 0)::DECIMAL(18, 2) AS revenue_per_session
FROM session_days ORDER BY day;
-- gold/agg_funnel_analysis.csv
SELECT day, device, step, sessions, round(rate_from_previous, 6) AS rate_from_previous, round(rate_from_first, 6) AS rate_from_first, drop_off
FROM funnel ORDER BY day, device, place;
