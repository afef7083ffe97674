-- Credits of each order under six models. Every credit but the last is rounded to the cent, half to even; the last takes the rest.

CREATE TEMP TABLE order_window AS
SELECT order_id, orders.user_id, orders.ordered_at, (orders.revenue * 100)::BIGINT AS cents,
    sessions.touchpoint_id, sessions.session_id, sessions.channel, sessions.started_at AS touched_at,
    row_number() OVER in_order AS position, count(*) OVER (PARTITION BY order_id) AS touchpoints,
    pow(2, -(epoch_ms(orders.ordered_at) - epoch_ms(sessions.started_at)) / 604800000.0) AS weight
FROM orders JOIN sessions ON sessions.user_id = orders.user_id AND sessions.session_number <= orders.session_number
    AND (sessions.session_number = orders.session_number OR sessions.started_at >= orders.ordered_at - INTERVAL 7 DAY)
WINDOW in_order AS (PARTITION BY order_id ORDER BY sessions.session_number);

-- A share is numerator / denominator, so that a tie between two cents is told exactly.
CREATE TEMP TABLE shares AS
SELECT *, 'first_click' AS model, 1.0 AS numerator, 1.0 AS denominator FROM order_window WHERE position = 1
UNION ALL
SELECT *, 'last_click', 1.0, 1.0 FROM order_window WHERE position = touchpoints
UNION ALL
SELECT *, 'last_non_direct_click', 1.0, 1.0 FROM order_window
QUALIFY row_number() OVER (PARTITION BY order_id ORDER BY channel = 'Direct', position DESC) = 1
UNION ALL
SELECT *, 'linear', 1.0, touchpoints FROM order_window
UNION ALL
SELECT *, 'position_based',
    CASE WHEN touchpoints <= 2 THEN 1.0 WHEN position IN (1, touchpoints) THEN 2.0 ELSE 1.0 END,
    CASE WHEN touchpoints <= 2 THEN touchpoints WHEN position IN (1, touchpoints) THEN 5.0 ELSE 5.0 * (touchpoints - 2) END
FROM order_window
UNION ALL
SELECT *, 'time_decay', weight, sum(weight) OVER (PARTITION BY order_id) FROM order_window;

CREATE TABLE attribution AS
SELECT order_id, model, touchpoint_id, user_id, session_id, channel, channel_group(channel) AS channel_group, ordered_at, touched_at,
    CASE WHEN is_last THEN 1 - coalesce(sum(share) OVER before, 0) ELSE share END AS weight,
    ((CASE WHEN is_last THEN cents - coalesce(sum(part) OVER before, 0) ELSE part END) / 100)::DECIMAL(18, 2) AS revenue
FROM (
    SELECT *, row_number() OVER (PARTITION BY order_id, model ORDER BY position DESC) = 1 AS is_last,
        round_even(cents * numerator::DOUBLE / denominator, 0)::BIGINT AS part,
        round(numerator / denominator, 10)::DECIMAL(18, 10) AS share
    FROM shares)
WINDOW before AS (PARTITION BY order_id, model ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING);
DROP TABLE shares;
DROP TABLE order_window;

CREATE TABLE model_channels AS
SELECT model, channel, any_value(channel_group) AS channel_group, sum(weight) AS orders, sum(revenue)::DECIMAL(18, 2) AS revenue,
    sum(revenue) / nullif(sum(sum(revenue)) OVER (PARTITION BY model), 0) AS revenue_share
FROM attribution GROUP BY model, channel;
