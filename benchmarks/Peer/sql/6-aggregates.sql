-- Aggregates by day.

CREATE TABLE channel_days AS
SELECT day, channel, any_value(channel_group) AS channel_group, sum(visits)::BIGINT AS sessions, sum(users)::BIGINT AS users, sum(orders)::BIGINT AS orders,
    sum(revenue)::DECIMAL(18, 2) AS revenue, sum(converted) / nullif(sum(visits), 0) AS conversion_rate,
    sum(revenue) / nullif(sum(visits), 0) AS revenue_per_session, sum(bounces) / nullif(sum(visits), 0) AS bounce_rate
FROM (
    SELECT day, channel, channel_group, count(*) AS visits, count(DISTINCT user_id) AS users, 0 AS orders, 0::DECIMAL(18, 2) AS revenue,
        count(*) FILTER (orders > 0) AS converted, count(*) FILTER (is_bounce) AS bounces
    FROM sessions GROUP BY ALL
    UNION ALL
    SELECT ordered_at::DATE, channel, channel_group(channel), 0, 0, count(*), sum(revenue), 0, 0 FROM orders GROUP BY ALL)
GROUP BY day, channel;

CREATE TABLE device_days AS
SELECT day, device, count(DISTINCT user_id) AS users, count(*) FILTER (session_number = 1) AS new_users, count(*) AS sessions,
    sum(events)::BIGINT AS events, sum(page_views)::BIGINT AS page_views, sum(events) / count(*) AS events_per_session,
    avg(milliseconds) / 1000 AS average_duration_seconds, count(*) FILTER (is_bounce) / count(*) AS bounce_rate
FROM sessions GROUP BY day, device;

CREATE TABLE session_days AS
SELECT day, count(*) AS sessions, count(DISTINCT user_id) AS users, avg(milliseconds) / 1000 AS average_duration_seconds,
    median(milliseconds) / 1000 AS median_duration_seconds, sum(events) / count(*) AS events_per_session,
    count(*) FILTER (is_bounce) / count(*) AS bounce_rate, count(*) FILTER (orders > 0) AS converted_sessions,
    count(*) FILTER (orders > 0) / count(*) AS conversion_rate, any_value(made.revenue) AS revenue, any_value(made.revenue) / count(*) AS revenue_per_session
FROM sessions LEFT JOIN (SELECT ordered_at::DATE AS day, sum(revenue)::DECIMAL(18, 2) AS revenue FROM orders GROUP BY ALL) AS made USING (day)
GROUP BY day;

CREATE TABLE funnel AS
WITH reached AS (
    SELECT coalesce(day::VARCHAR, 'all') AS day, coalesce(device, 'all') AS device,
        unnest([0, 1, 2, 3, 4]) AS place,
        unnest(['session', 'page_viewed', 'product_added_to_cart', 'checkout_started', 'checkout_completed']) AS step,
        unnest([count(*), count(*) FILTER (page_views > 0), count(*) FILTER (add_to_carts > 0),
            count(*) FILTER (checkouts_started > 0), count(*) FILTER (orders > 0)]) AS sessions,
        unnest([count(*), count(*) FILTER (page_views > 0), count(*) FILTER (page_views > 0 AND add_to_carts > 0),
            count(*) FILTER (add_to_carts > 0 AND checkouts_started > 0), count(*) FILTER (checkouts_started > 0 AND orders > 0)]) AS both_steps
    FROM sessions GROUP BY CUBE (day, device))
SELECT day, device, place, step, sessions, both_steps / nullif(coalesce(lag(sessions) OVER steps, sessions), 0) AS rate_from_previous,
    sessions / nullif(first(sessions) OVER steps, 0) AS rate_from_first, coalesce(lag(sessions) OVER steps, sessions) - both_steps AS drop_off
FROM reached WINDOW steps AS (PARTITION BY day, device ORDER BY place);
