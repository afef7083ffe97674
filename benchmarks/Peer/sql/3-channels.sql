-- The channel of each session, from the vocabulary tables that Vocabulary.cs makes of the rules' data file:
-- words(list, word), hosts(list, entry), country_suffixes(ending), suffixes(ending), tag_pseudonyms(digits, word).

CREATE TEMP TABLE openings AS
SELECT user_id, session_number, referrer,
    regexp_extract(page_url, '^[a-z-]+://([^/?#:]*)', 1) AS page_host,
    string_split(split_part(split_part(page_url, '#', 1), '?', 2), '&') AS parts
FROM cut;

CREATE TEMP MACRO tag(parts, name) AS
    coalesce(list_filter(parts, lambda part: starts_with(lower(part), name) AND length(part) > length(name))[1][length(name) + 1:], '');
CREATE TEMP TABLE tagged AS
SELECT user_id, session_number, referrer, page_host,
    list_transform(parts, lambda part: lower(split_part(part, '=', 1))) AS keys,
    tag(parts, 'utm_source=') AS source_tag, tag(parts, 'utm_medium=') AS medium_tag, tag(parts, 'utm_campaign=') AS campaign_tag
FROM openings;
DROP TABLE openings;

-- Tags and hosts repeat: each is looked up once.
CREATE TEMP TABLE tags AS
SELECT tag, coalesce(word, trim(url_decode(replace(tag, '+', ' ')))) AS plain
FROM (SELECT source_tag AS tag FROM tagged UNION SELECT medium_tag FROM tagged)
LEFT JOIN tag_pseudonyms ON tag = digits;

CREATE TEMP TABLE page_domains AS
SELECT page_host,
    array_to_string(string_split(page_host, '.')[-(CASE
        WHEN array_to_string(string_split(page_host, '.')[-2:], '.') IN (SELECT ending FROM suffixes) THEN 3 ELSE 2 END):], '.') AS page_domain
FROM (SELECT DISTINCT page_host FROM tagged);

CREATE TEMP TABLE known_hosts AS
SELECT left(md5(host), 8) AS digits, any_value(host) AS host FROM (
    SELECT prefix || written AS host
    FROM (SELECT entry AS written FROM hosts WHERE NOT ends_with(entry, '.*')
        UNION ALL SELECT left(entry, length(entry) - 1) || ending FROM hosts, country_suffixes WHERE ends_with(entry, '.*')
        UNION ALL SELECT page_domain FROM page_domains),
        (VALUES (''), ('www.'), ('m.'), ('l.'), ('lm.'), ('mail.')) AS prefixes(prefix))
GROUP BY digits;

CREATE TEMP TABLE referrers AS
SELECT referrer, coalesce(known_hosts.host, given) AS host FROM (
    SELECT referrer, rtrim(regexp_extract(lower(referrer), '^(?:(?:https?|android-app|ios-app)://)?(?:[^/?#@]*@)?([^/?#:@]*)', 1), '.') AS given
    FROM (SELECT DISTINCT referrer FROM tagged))
LEFT JOIN known_hosts ON given = 'source-' || digits || '.com'
WHERE contains(given, '.');

-- The longest entry that covers a host decides.
CREATE TEMP TABLE host_lists AS
SELECT host, arg_max(list, length(entry)) AS list
FROM (SELECT host FROM referrers UNION SELECT lower(plain) FROM tags WHERE contains(plain, '.'))
JOIN hosts ON host = entry OR ends_with(host, '.' || entry)
    OR (ends_with(entry, '.*') AND EXISTS (SELECT 1 FROM country_suffixes
        WHERE host = left(entry, length(entry) - 1) || ending OR ends_with(host, '.' || left(entry, length(entry) - 1) || ending)))
GROUP BY host;

CREATE TEMP TABLE sources AS
SELECT tag, plain, coalesce(list_distinct(list(coalesce(words.list, host_lists.list))), []) AS lists
FROM tags LEFT JOIN words ON lower(plain) = word LEFT JOIN host_lists ON lower(plain) = host
GROUP BY tag, plain;

CREATE TEMP TABLE facts AS
SELECT user_id, session_number, keys,
    sources.plain AS source, mediums.plain AS medium, CASE campaign_tag WHEN 'D41D8C' THEN '' ELSE trim(url_decode(replace(campaign_tag, '+', ' '))) END AS campaign,
    lower(mediums.plain) AS m, sources.lists AS s,
    CASE WHEN host IS NULL OR host = page_domain OR ends_with(host, '.' || page_domain) OR host_lists.list = 'payment_providers' THEN '' ELSE host END AS referrer_host,
    host_lists.list AS referrer_list
FROM tagged
JOIN sources ON source_tag = sources.tag
JOIN tags AS mediums ON medium_tag = mediums.tag
JOIN page_domains USING (page_host)
LEFT JOIN referrers USING (referrer)
LEFT JOIN host_lists USING (host);
DROP TABLE tagged;

CREATE TEMP TABLE traffic AS
SELECT user_id, session_number, source, medium, campaign, referrer_host,
    CASE
        WHEN m IN ('email', 'e-mail', 'newsletter') OR list_contains(s, 'mail_tools') OR list_contains(keys, '_kx') THEN 'Email'
        WHEN m = 'sms' OR lower(source) = 'sms' THEN 'SMS'
        WHEN m IN ('affiliate', 'affiliates', 'partner')
            OR list_has_any(keys, ['irclickid', 'affid', 'sscid', 'awc', 'cjevent', 'ransiteid', 'clickref']) THEN 'Affiliates'
        WHEN m IN ('display', 'banner', 'cpm', 'interstitial') THEN 'Display'
        WHEN regexp_full_match(m, '.*cp.*|ppc|retargeting|paid.*') THEN CASE
            WHEN list_contains(s, 'search_engines') THEN 'Paid Search' WHEN list_contains(s, 'social_networks') THEN 'Paid Social' ELSE 'Paid Other' END
        WHEN m IN ('social', 'social-network', 'social-media', 'sm') OR list_contains(s, 'social_networks') THEN 'Organic Social'
        WHEN m = 'organic' THEN 'Organic Search'
        WHEN m IN ('referral', 'app', 'link') THEN 'Referral'
        WHEN list_has_any(keys, ['gclid', 'gbraid', 'wbraid', 'dclid', 'msclkid', 'gad_source']) THEN 'Paid Search'
        WHEN list_has_any(keys, ['fbclid', 'ttclid', 'igshid', 'twclid', 'li_fat_id', 'epik']) THEN 'Organic Social'
        WHEN list_contains(keys, 'srsltid') THEN 'Organic Shopping'
        WHEN source <> '' OR medium <> '' OR campaign <> '' THEN 'Unassigned'
        WHEN referrer_host = '' THEN 'Direct'
        WHEN referrer_list = 'search_engines' THEN 'Organic Search'
        WHEN referrer_list = 'social_networks' THEN 'Organic Social'
        WHEN referrer_list = 'web_mail' THEN 'Email'
        ELSE 'Referral'
    END AS channel
FROM facts;
DROP TABLE facts;

CREATE MACRO channel_group(channel) AS CASE
    WHEN channel IN ('Referral', 'Affiliates', 'Unassigned') THEN 'Referral'
    WHEN channel IN ('Organic Search', 'Organic Shopping') THEN 'Organic Search'
    WHEN channel IN ('Paid Search', 'Paid Other', 'Display') THEN 'Paid Search'
    WHEN channel IN ('Paid Social', 'Organic Social') THEN 'Social'
    WHEN channel IN ('Email', 'SMS') THEN 'Email' ELSE channel END;
