-- A store as version 1 of its tables left it, by pg_dump: one user with two pages, one refused row, and an erased user of whom four rows went.

CREATE TABLE cluster_members (
    cluster text NOT NULL,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo_name text NOT NULL,
    host_name text NOT NULL,
    status integer NOT NULL,
    proxy_port integer,
    suspect_times text,
    started_at timestamp with time zone NOT NULL,
    alive_at timestamp with time zone NOT NULL
);

CREATE TABLE clusters (
    cluster text NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL
);

CREATE TABLE erased_rows (
    file_id integer NOT NULL,
    rows integer NOT NULL
);

CREATE TABLE erased_users (
    hash bytea NOT NULL
);

CREATE TABLE grain_states (
    service text NOT NULL,
    type text NOT NULL,
    n0 bigint NOT NULL,
    n1 bigint NOT NULL,
    key text NOT NULL,
    version integer NOT NULL,
    payload bytea
);

CREATE TABLE journey_pages (
    shard integer NOT NULL,
    user_id bytea NOT NULL,
    page integer NOT NULL,
    payload bytea NOT NULL,
    CONSTRAINT journey_pages_page_check CHECK ((page > 0))
);

CREATE TABLE journeys (
    shard integer NOT NULL,
    user_id bytea NOT NULL,
    version bigint NOT NULL,
    pages integer NOT NULL,
    payload bytea NOT NULL
)
WITH (fillfactor='80');

CREATE TABLE orleansquery (
    querykey text NOT NULL,
    querytext text NOT NULL
);

CREATE TABLE quarantine (
    file_id integer NOT NULL,
    "row" integer NOT NULL,
    user_id bytea NOT NULL,
    day date,
    empty_columns integer NOT NULL,
    reason text NOT NULL,
    detail bytea NOT NULL,
    raw bytea NOT NULL
);

CREATE TABLE reminders (
    service text NOT NULL,
    grain text NOT NULL,
    name text NOT NULL,
    hash integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    period bigint NOT NULL,
    version integer NOT NULL
);

CREATE TABLE shard_totals (
    shard integer NOT NULL,
    users bigint NOT NULL,
    sequence bigint NOT NULL
)
WITH (fillfactor='10');

CREATE TABLE store_settings (
    only_row boolean DEFAULT true NOT NULL,
    version integer NOT NULL,
    shards integer NOT NULL,
    erasure_key bytea NOT NULL,
    erasures bigint DEFAULT 0 NOT NULL,
    CONSTRAINT store_settings_only_row_check CHECK (only_row)
);

INSERT INTO erased_rows VALUES (1, 3);
INSERT INTO erased_rows VALUES (2, 1);
INSERT INTO erased_users VALUES ('\x45f131f9e5cecdd15d09e5be7241f35dabae530877f9327cc3592f42d90a2e42');
INSERT INTO journey_pages VALUES (1, '\x626f62', 1, '\x6d6f7265');
INSERT INTO journey_pages VALUES (0, '\x636c656f', 1, '\x0200');
INSERT INTO journeys VALUES (0, '\x636c656f', 1, 2, '\x0200');
INSERT INTO journeys VALUES (1, '\x626f62', 1, 2, '\x6576656e7473');
INSERT INTO orleansquery VALUES ('ReadFromStorageKey', 'SELECT payload AS PayloadBinary, version AS Version FROM grain_states WHERE type = @GrainTypeString AND key = coalesce(@GrainIdExtensionString, '''')
    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND service = @ServiceId');
INSERT INTO orleansquery VALUES ('WriteToStorageKey', 'WITH written AS (
    INSERT INTO grain_states AS stored (service, type, n0, n1, key, version, payload)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), 1, @PayloadBinary
    WHERE @GrainStateVersion IS NULL OR EXISTS (SELECT FROM grain_states WHERE type = @GrainTypeString AND key = coalesce(@GrainIdExtensionString, '''')
    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND service = @ServiceId)
    ON CONFLICT (type, key, n0, n1, service) DO UPDATE SET version = stored.version + 1, payload = excluded.payload
        WHERE stored.version = @GrainStateVersion
    RETURNING version)
SELECT coalesce((SELECT version FROM written), @GrainStateVersion) AS NewGrainStateVersion');
INSERT INTO orleansquery VALUES ('ClearStorageKey', 'WITH written AS (
    UPDATE grain_states SET version = version + 1, payload = NULL
    WHERE type = @GrainTypeString AND key = coalesce(@GrainIdExtensionString, '''')
    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND service = @ServiceId AND version = @GrainStateVersion
    RETURNING version)
SELECT coalesce((SELECT version FROM written), @GrainStateVersion) AS NewGrainStateVersion');
INSERT INTO orleansquery VALUES ('InsertMembershipVersionKey', 'WITH added AS (INSERT INTO clusters(cluster, version, changed_at) VALUES (@DeploymentId, 0, now()) ON CONFLICT DO NOTHING RETURNING 1)
SELECT count(*) FROM added');
INSERT INTO orleansquery VALUES ('InsertMembershipKey', 'WITH next AS (
    UPDATE clusters SET version = version + 1, changed_at = now()
    WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (SELECT FROM cluster_members WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING cluster),
added AS (
    INSERT INTO cluster_members(cluster, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
    SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM next
    RETURNING 1)
SELECT count(*) FROM added');
INSERT INTO orleansquery VALUES ('UpdateMembershipKey', 'WITH next AS (
    UPDATE clusters SET version = version + 1, changed_at = now()
    WHERE cluster = @DeploymentId AND version = @Version AND EXISTS (SELECT FROM cluster_members WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING 1),
changed AS (
    UPDATE cluster_members SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation AND EXISTS (SELECT FROM next)
    RETURNING 1)
SELECT count(*) FROM changed');
INSERT INTO orleansquery VALUES ('UpdateIAmAlivetimeKey', 'UPDATE cluster_members SET alive_at = @IAmAliveTime WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation');
INSERT INTO orleansquery VALUES ('MembershipReadRowKey', 'SELECT c.cluster AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName,
    m.host_name AS HostName, m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes,
    m.started_at AS StartTime, m.alive_at AS IAmAliveTime, c.version AS Version
FROM clusters c LEFT JOIN cluster_members m ON m.cluster = c.cluster AND m.address = @Address AND m.port = @Port AND m.generation = @Generation WHERE c.cluster = @DeploymentId');
INSERT INTO orleansquery VALUES ('MembershipReadAllKey', 'SELECT c.cluster AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName,
    m.host_name AS HostName, m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes,
    m.started_at AS StartTime, m.alive_at AS IAmAliveTime, c.version AS Version
FROM clusters c LEFT JOIN cluster_members m ON m.cluster = c.cluster WHERE c.cluster = @DeploymentId');
INSERT INTO orleansquery VALUES ('GatewaysQueryKey', 'SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation FROM cluster_members
WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0');
INSERT INTO orleansquery VALUES ('CleanupDefunctSiloEntriesKey', 'DELETE FROM cluster_members WHERE cluster = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime AND started_at < @IAmAliveTime');
INSERT INTO orleansquery VALUES ('CleanupDefunctSiloEntryKey', 'DELETE FROM cluster_members WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation AND status = 6 AND alive_at = @IAmAliveTime AND started_at = @StartTime
    AND coalesce(suspect_times, '''') = coalesce(@SuspectTimes, '''')');
INSERT INTO orleansquery VALUES ('DeleteMembershipTableEntriesKey', 'WITH members AS (DELETE FROM cluster_members WHERE cluster = @DeploymentId)
DELETE FROM clusters WHERE cluster = @DeploymentId');
INSERT INTO orleansquery VALUES ('ReadReminderRowsKey', 'SELECT grain AS GrainId, name AS ReminderName, starts_at AS StartTime, period AS Period, version AS Version
FROM reminders WHERE service = @ServiceId AND grain = @GrainId');
INSERT INTO orleansquery VALUES ('ReadReminderRowKey', 'SELECT grain AS GrainId, name AS ReminderName, starts_at AS StartTime, period AS Period, version AS Version
FROM reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName');
INSERT INTO orleansquery VALUES ('ReadRangeRows1Key', 'SELECT grain AS GrainId, name AS ReminderName, starts_at AS StartTime, period AS Period, version AS Version
FROM reminders WHERE service = @ServiceId AND hash > @BeginHash AND hash <= @EndHash');
INSERT INTO orleansquery VALUES ('ReadRangeRows2Key', 'SELECT grain AS GrainId, name AS ReminderName, starts_at AS StartTime, period AS Period, version AS Version
FROM reminders WHERE service = @ServiceId AND (hash > @BeginHash OR hash <= @EndHash)');
INSERT INTO orleansquery VALUES ('UpsertReminderRowKey', 'INSERT INTO reminders AS stored (service, grain, name, hash, starts_at, period, version)
VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 0)
ON CONFLICT (service, grain, name) DO UPDATE
    SET hash = excluded.hash, starts_at = excluded.starts_at, period = excluded.period, version = stored.version + 1
RETURNING version AS Version');
INSERT INTO orleansquery VALUES ('DeleteReminderRowKey', 'WITH deleted AS (
    DELETE FROM reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version RETURNING 1)
SELECT count(*) FROM deleted');
INSERT INTO orleansquery VALUES ('DeleteReminderRowsKey', 'DELETE FROM reminders WHERE service = @ServiceId');
INSERT INTO quarantine VALUES (1, 4, '\x', NULL, 0, 'malformed_row', '\x746f6f206d616e79206669656c6473', '\x323032352c612c62');
INSERT INTO shard_totals VALUES (0, 1, 1);
INSERT INTO shard_totals VALUES (1, 1, 2);
INSERT INTO store_settings VALUES (true, 1, 2, '\x8d7d08ee671d1e800c21a58d57151ec697e8e14c960cd2e3a4b56453f4cc7179', 1);

ALTER TABLE ONLY cluster_members
    ADD CONSTRAINT cluster_members_pkey PRIMARY KEY (cluster, address, port, generation);

ALTER TABLE ONLY clusters
    ADD CONSTRAINT clusters_pkey PRIMARY KEY (cluster);

ALTER TABLE ONLY erased_rows
    ADD CONSTRAINT erased_rows_pkey PRIMARY KEY (file_id);

ALTER TABLE ONLY erased_users
    ADD CONSTRAINT erased_users_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY grain_states
    ADD CONSTRAINT grain_states_pkey PRIMARY KEY (type, key, n0, n1, service);

ALTER TABLE ONLY journey_pages
    ADD CONSTRAINT journey_pages_pkey PRIMARY KEY (shard, user_id, page);

ALTER TABLE ONLY journeys
    ADD CONSTRAINT journeys_pkey PRIMARY KEY (shard, user_id);

ALTER TABLE ONLY orleansquery
    ADD CONSTRAINT orleansquery_pkey PRIMARY KEY (querykey);

ALTER TABLE ONLY quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (file_id, "row");

ALTER TABLE ONLY reminders
    ADD CONSTRAINT reminders_pkey PRIMARY KEY (service, grain, name);

ALTER TABLE ONLY shard_totals
    ADD CONSTRAINT shard_totals_pkey PRIMARY KEY (shard);

ALTER TABLE ONLY store_settings
    ADD CONSTRAINT store_settings_pkey PRIMARY KEY (only_row);

CREATE INDEX quarantine_by_user ON quarantine USING hash (user_id);

CREATE INDEX reminders_by_hash ON reminders USING btree (service, hash);

ALTER TABLE ONLY cluster_members
    ADD CONSTRAINT cluster_members_cluster_fkey FOREIGN KEY (cluster) REFERENCES clusters(cluster);
