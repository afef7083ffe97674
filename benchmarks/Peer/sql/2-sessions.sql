-- Events in the order of each user, cut into sessions where more than 30 minutes pass without one.

CREATE TABLE user_events AS
SELECT *, sum(starts) OVER (PARTITION BY user_id ORDER BY place ROWS UNBOUNDED PRECEDING)::INTEGER AS session_number
FROM (
    SELECT *,
        row_number() OVER in_order AS place,
        CASE WHEN happened_at - lag(happened_at) OVER in_order <= INTERVAL 30 MINUTE THEN 0 ELSE 1 END AS starts
    FROM events
    WINDOW in_order AS (PARTITION BY user_id ORDER BY happened_at, rank, page_url, event_id));
DROP TABLE events;

-- The same transaction id again from the same user is the same order.
CREATE TEMP TABLE order_events AS
SELECT *,
    json_extract_string(event_data, '$.transaction_id') AS transaction_id,
    row_number() OVER (PARTITION BY user_id, coalesce(nullif(json_extract_string(event_data, '$.transaction_id'), ''), event_id) ORDER BY place) AS nth
FROM user_events WHERE event_name = 'checkout_completed';

CREATE TEMP TABLE made_orders AS
SELECT user_id, session_number, event_id, happened_at AS ordered_at, revenue, coalesce(transaction_id, '') AS transaction_id, event_data,
    CASE WHEN coalesce(transaction_id, '') = '' THEN md5('order-event' || chr(0) || user_id || chr(0) || event_id)
        ELSE md5('order' || chr(0) || user_id || chr(0) || transaction_id) END AS order_id
FROM order_events WHERE nth = 1;

CREATE TEMP TABLE session_orders AS
SELECT user_id, session_number, count(*) AS orders, sum(revenue)::DECIMAL(18, 2) AS revenue FROM made_orders GROUP BY ALL;

CREATE TEMP TABLE cut AS
SELECT user_id, session_number,
    min(happened_at) AS started_at, max(happened_at) AS ended_at, count(*) AS events,
    count(*) FILTER (event_name = 'page_viewed') AS page_views,
    count(*) FILTER (event_name = 'product_added_to_cart') AS add_to_carts,
    count(*) FILTER (event_name = 'checkout_started') AS checkouts_started,
    -- Where it came from is told by its first event that has a page; by its first event where that has a referrer or none has a page.
    CASE WHEN arg_min(referrer, place) <> '' THEN arg_min(page_url, place) ELSE coalesce(arg_min(page_url, place) FILTER (page_url <> ''), '') END AS page_url,
    CASE WHEN arg_min(referrer, place) <> '' THEN arg_min(referrer, place)
        ELSE coalesce(arg_min(referrer, place) FILTER (page_url <> ''), '') END AS referrer,
    coalesce(arg_min(page_url, place) FILTER (page_url <> ''), '') AS landing_url,
    arg_max(page_url, place) AS exit_url, arg_min(user_agent, place) AS user_agent,
    bool_or(is_bot) AS is_bot
FROM user_events JOIN devices USING (user_agent)
GROUP BY user_id, session_number;
