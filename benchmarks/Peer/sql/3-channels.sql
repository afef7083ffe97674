-- The channel of each session, from the tables that Vocabulary.cs makes of the rules' data file and of the Public Suffix List:
-- words, ad_words, hosts, suffixed_hosts, host_labels, query_keys (each by list), only_alone, suffixes, tag_pseudonyms.

CREATE TEMP TABLE openings AS
SELECT user_id, session_number, referrer,
    regexp_extract(lower(page_url), '^[a-z-]+://([^/?#:]*)', 1) AS page_host,
    list_filter(regexp_split_to_array(split_part(split_part(page_url, '#', 1), '?', 2), '[&;?]'), lambda part: part <> '') AS parts
FROM cut;

CREATE TEMP MACRO key_of(part) AS lower(trim(url_decode(split_part(part, '=', 1))));
CREATE TEMP MACRO tag(parts, name) AS
    coalesce(list_transform(
        list_filter(parts, lambda part: regexp_full_match(key_of(part), '(utm|mtm|pk)_' || name) AND contains(part, '=') AND split_part(part, '=', 2) <> ''),
        lambda part: substr(part, strpos(part, '=') + 1))[1], '');
CREATE TEMP TABLE tagged AS
SELECT user_id, session_number, referrer, page_host,
    list_transform(parts, lambda part: key_of(part)) AS keys,
    tag(parts, 'source') AS source_tag, tag(parts, 'medium') AS medium_tag, tag(parts, 'campaign') AS campaign_tag
FROM openings;
DROP TABLE openings;

-- Tags and hosts repeat: each is looked up once. A placeholder or a macro that was never filled in says nothing.
CREATE TEMP TABLE tags AS
SELECT tag, CASE WHEN lower(plain) IN ('undefined', 'null', 'none', 'nil', 'nan', 'n/a', 'na', 'unknown', '(not set)', '(none)', '[object object]', '-', '0', '(direct)')
    OR regexp_full_match(plain, '\{.+\}|\[.+\]|<.+>|\$\{.+\}|%%.+%%|__.+__|##.+##') THEN '' ELSE plain END AS plain
FROM (
    SELECT tag, coalesce(word, trim(url_decode(replace(tag, '+', ' ')))) AS plain
    FROM (SELECT source_tag AS tag FROM tagged UNION SELECT medium_tag FROM tagged UNION SELECT campaign_tag FROM tagged)
    LEFT JOIN tag_pseudonyms ON tag = digits);
CREATE TEMP MACRO word_key(text) AS regexp_replace(lower(text), '[-_ ]', '', 'g');

-- The suffix of a name: the longest rule wins, * stands for one label, ! takes a name back. The registry's part alone says where an engine may stand.
CREATE TEMP TABLE countries AS SELECT DISTINCT ltrim(rule, '*.!') AS country FROM suffixes WHERE length(ltrim(rule, '*.!')) = 2 AND NOT is_private;
CREATE TEMP MACRO ending(labels, n) AS array_to_string(labels[-n:], '.');
CREATE TEMP MACRO suffix_labels(names) AS TABLE
    SELECT host, labels, coalesce(min(n - 1) FILTER (taken_back), max(n) FILTER (named OR starred), 1) AS suffix,
        coalesce(min(n - 1) FILTER (taken_back), max(n) FILTER ((named AND NOT private_rule) OR starred), 1) AS registry_suffix
    FROM (
        SELECT host, labels, n,
            back.rule IS NOT NULL AS taken_back, exact.rule IS NOT NULL AS named, coalesce(exact.is_private, false) AS private_rule,
            star.rule IS NOT NULL AND n > 1 AS starred
        FROM (SELECT host, string_split(host, '.') AS labels, unnest(range(1, len(string_split(host, '.')) + 1)) AS n FROM query_table(names))
        LEFT JOIN suffixes AS exact ON exact.rule = ending(labels, n)
        LEFT JOIN suffixes AS back ON back.rule = '!' || ending(labels, n)
        LEFT JOIN suffixes AS star ON star.rule = '*.' || ending(labels, n - 1))
    GROUP BY host, labels;

CREATE TEMP TABLE page_hosts AS SELECT DISTINCT page_host AS host FROM tagged WHERE page_host <> '';
CREATE TEMP TABLE page_sites AS
SELECT host AS page_host, CASE WHEN len(labels) <= suffix THEN host ELSE ending(labels, suffix + 1) END AS site, len(labels) <= suffix AS is_suffix
FROM suffix_labels('page_hosts');

CREATE TEMP TABLE known_hosts AS
SELECT left(md5(host), 8) AS digits, any_value(host) AS host FROM (
    SELECT prefix || written AS host
    FROM (SELECT entry AS written FROM hosts
        UNION ALL SELECT entry || '.' || ending FROM suffixed_hosts, (
            SELECT unnest([country, 'co.' || country, 'com.' || country]) AS ending FROM countries UNION ALL SELECT unnest(['com', 'net', 'org']))
        UNION ALL SELECT site FROM page_sites UNION ALL SELECT page_host FROM page_sites),
        (VALUES (''), ('www.'), ('m.'), ('l.'), ('lm.'), ('mail.')) AS prefixes(prefix))
GROUP BY digits;

CREATE TEMP TABLE referrers AS
SELECT referrer, coalesce(known_hosts.host, given) AS host FROM (
    SELECT referrer, rtrim(regexp_extract(lower(referrer), '^(?:(?:https?|android-app|ios-app)://)?(?:[^/?#@]*@)?([^/?#:@]*)', 1), '.') AS given
    FROM (SELECT DISTINCT referrer FROM tagged))
LEFT JOIN known_hosts ON given = 'source-' || digits || '.com'
WHERE contains(given, '.');

-- The longest entry that covers a host decides, over all lists. An engine may stand under every suffix of a registry.
CREATE TEMP TABLE seen_hosts AS SELECT host FROM referrers UNION SELECT lower(plain) FROM tags WHERE contains(plain, '.') AND NOT contains(plain, ' ');
CREATE TEMP TABLE host_lists AS
SELECT host, arg_max(list, covered) AS list
FROM (
    SELECT host, list, len(string_split(entry, '.')) AS covered FROM seen_hosts JOIN hosts ON host = entry OR ends_with(host, '.' || entry)
    UNION ALL
    SELECT host, list, len(string_split(entry, '.')) + registry_suffix
    FROM (SELECT host, registry_suffix, array_to_string(labels[:-(registry_suffix + 1)], '.') AS stem FROM suffix_labels('seen_hosts') WHERE NOT regexp_matches(host, '^(com|org|net)\.'))
    JOIN suffixed_hosts ON stem = entry OR ends_with(stem, '.' || entry)
    UNION ALL
    SELECT host, list, len(labels) FROM suffix_labels('seen_hosts') JOIN host_labels ON regexp_full_match(labels[1], label) WHERE len(labels) > suffix + 1)
GROUP BY host;

CREATE TEMP TABLE sources AS
SELECT tag, plain, coalesce(list_distinct(list(coalesce(words.list, host_lists.list))), []) AS lists,
    coalesce(list_distinct(list(ad_words.list)), []) AS ads
FROM tags LEFT JOIN words ON word_key(plain) = words.word LEFT JOIN ad_words ON word_key(plain) = ad_words.word LEFT JOIN host_lists ON lower(plain) = host
GROUP BY tag, plain;

CREATE TEMP TABLE beginnings AS
SELECT tag, list_distinct(list(begun)) AS begun, coalesce(list_distinct(list(words.list) FILTER (begun NOT IN (SELECT word FROM only_alone))), []) AS begun_lists
FROM (SELECT tag, word_key(substr(plain, 1, spot - 1)) AS begun FROM (
        SELECT tag, plain, unnest(list_filter(range(1, length(plain) + 1), lambda n: plain[n] IN ('-', '_', ' '))) AS spot FROM tags))
LEFT JOIN words ON begun = words.word
WHERE begun <> ''
GROUP BY tag;

CREATE TEMP TABLE facts AS
SELECT user_id, session_number,
    coalesce((SELECT list(DISTINCT list) FROM query_keys WHERE list_contains(keys, key)), []) AS k,
    sources.plain AS source, mediums.plain AS medium, campaigns.plain AS campaign,
    word_key(mediums.plain) AS m, word_key(sources.plain) AS s, sources.lists AS sl, sources.ads AS ads,
    coalesce(begun, []) AS b, coalesce(begun_lists, []) AS bl,
    regexp_full_match(lower(mediums.plain), '.*cp.*|ppc|re[-_ ]?targeting|paid.*') AS paid,
    CASE WHEN host IS NULL OR host = site OR (NOT is_suffix AND ends_with(host, '.' || site)) OR host_lists.list IN ('payment_providers', 'sign_in_pages') THEN '' ELSE host END AS referrer_host,
    coalesce(host_lists.list, '') AS referrer_list
FROM tagged
JOIN sources ON source_tag = sources.tag
JOIN tags AS mediums ON medium_tag = mediums.tag
JOIN tags AS campaigns ON campaign_tag = campaigns.tag
LEFT JOIN beginnings ON source_tag = beginnings.tag
LEFT JOIN page_sites USING (page_host)
LEFT JOIN referrers USING (referrer)
LEFT JOIN host_lists USING (host);
DROP TABLE tagged;

CREATE TEMP TABLE traffic AS
SELECT user_id, session_number, source, medium, campaign, referrer_host,
    CASE
        WHEN m IN ('sms', 'text', 'textmessage') OR s IN ('sms', 'text', 'textmessage') THEN 'SMS'
        WHEN m IN ('email', 'newsletter') OR list_contains(sl, 'mail_tools') OR list_has_any(b, ['email', 'newsletter']) OR list_contains(k, 'mail_tools')
            OR (medium = '' AND list_contains(sl, 'web_mail')) THEN 'Email'
        WHEN m IN ('affiliate', 'affiliates', 'partner', 'partners', 'partnership', 'partnerships') OR list_contains(k, 'affiliate_ids') THEN 'Affiliates'
        WHEN list_contains(ads, 'search_engines') OR list_contains(pl, 'search_engines') THEN 'Paid Search'
        WHEN list_contains(ads, 'social_networks') OR list_contains(pl, 'social_networks') THEN 'Paid Social'
        WHEN m IN ('display', 'banner', 'cpm', 'interstitial', 'expandable') THEN 'Display'
        WHEN paid THEN 'Paid Other'
        WHEN list_contains(sl, 'ai_assistants') THEN 'AI Assistant'
        WHEN medium = '' AND list_contains(k, 'search_ad_ids') THEN 'Paid Search'
        WHEN medium = '' AND list_contains(k, 'display_ad_ids') THEN 'Display'
        WHEN medium = '' AND list_contains(k, 'social_ad_ids') THEN 'Paid Social'
        WHEN medium = '' AND list_contains(k, 'other_ad_ids') THEN 'Paid Other'
        WHEN m IN ('social', 'socialnetwork', 'socialmedia', 'sm') OR list_contains(sl, 'social_networks') THEN 'Organic Social'
        WHEN m = 'organic' OR (medium = '' AND list_contains(sl, 'search_engines')) THEN 'Organic Search'
        WHEN m IN ('referral', 'app', 'link') THEN 'Referral'
        WHEN list_contains(k, 'search_ad_ids') THEN 'Paid Search'
        WHEN list_contains(k, 'display_ad_ids') THEN 'Display'
        WHEN list_contains(k, 'social_ad_ids') THEN 'Paid Social'
        WHEN list_contains(k, 'other_ad_ids') THEN 'Paid Other'
        WHEN list_contains(k, 'social_link_ids') THEN 'Organic Social'
        WHEN list_contains(k, 'shopping_link_ids') THEN 'Organic Shopping'
        WHEN list_contains(k, 'search_link_ids') THEN 'Organic Search'
        WHEN source <> '' OR medium <> '' OR campaign <> '' THEN 'Unassigned'
        WHEN referrer_host = '' THEN 'Direct'
        WHEN referrer_list = 'ai_assistants' THEN 'AI Assistant'
        WHEN referrer_list = 'search_engines' THEN 'Organic Search'
        WHEN referrer_list = 'social_networks' THEN 'Organic Social'
        WHEN referrer_list = 'web_mail' THEN 'Email'
        ELSE 'Referral'
    END AS channel
FROM (SELECT *, CASE WHEN NOT paid THEN [] WHEN source = '' AND referrer_host <> '' THEN [referrer_list] ELSE list_concat(sl, bl) END AS pl FROM facts);
DROP TABLE facts;

CREATE MACRO channel_group(channel) AS CASE
    WHEN channel IN ('Referral', 'Affiliates', 'AI Assistant', 'Unassigned') THEN 'Referral'
    WHEN channel IN ('Organic Search', 'Organic Shopping') THEN 'Organic Search'
    WHEN channel IN ('Paid Search', 'Paid Other', 'Display') THEN 'Paid Search'
    WHEN channel IN ('Paid Social', 'Organic Social') THEN 'Social'
    WHEN channel IN ('Email', 'SMS') THEN 'Email' ELSE channel END;
