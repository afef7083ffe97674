-- A store as version 1 of its tables left it, by .dump: one user with two pages, one refused row, and an erased user of whom four rows went.

BEGIN TRANSACTION;
CREATE TABLE store_settings(
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    shards INTEGER NOT NULL,
    erasure_key BLOB NOT NULL,
    traces_left INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO store_settings VALUES(1,2,X'ed4b3be982354ef8835da4cadcd592e8f8bcd09efb1873453791ee518a693c90',0);
CREATE TABLE shard_totals(
    shard INTEGER PRIMARY KEY,
    users INTEGER NOT NULL,
    sequence INTEGER NOT NULL) STRICT;
INSERT INTO shard_totals VALUES(0,1,1);
INSERT INTO shard_totals VALUES(1,1,2);
CREATE TABLE journeys(
    id INTEGER PRIMARY KEY,
    shard INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    payload BLOB NOT NULL,
    UNIQUE (shard, user_id)) STRICT;
INSERT INTO journeys VALUES(1,0,'cleo',1,2,X'0200');
INSERT INTO journeys VALUES(2,1,'bob',1,2,X'6576656e7473');
CREATE TABLE journey_pages(
    journey INTEGER NOT NULL,
    page INTEGER NOT NULL CHECK (page > 0),
    payload BLOB NOT NULL,
    UNIQUE (journey, page)) STRICT;
INSERT INTO journey_pages VALUES(1,1,X'0200');
INSERT INTO journey_pages VALUES(2,1,X'6d6f7265');
CREATE TABLE quarantine(
    file_id INTEGER NOT NULL,
    row INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    day TEXT,
    empty_columns INTEGER NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    raw TEXT NOT NULL,
    PRIMARY KEY (file_id, row)) STRICT, WITHOUT ROWID;
INSERT INTO quarantine VALUES(1,4,'',NULL,0,'malformed_row','too many fields','2025,a,b');
CREATE TABLE erased_users(hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO erased_users VALUES(X'188928590973b79eb298589c485e02b6a3a66c989c66f68b5c03ee0dfbe327ad');
CREATE TABLE erased_rows(
    file_id INTEGER PRIMARY KEY,
    rows INTEGER NOT NULL) STRICT;
INSERT INTO erased_rows VALUES(1,3);
INSERT INTO erased_rows VALUES(2,1);
CREATE TABLE grain_states(
    service TEXT NOT NULL,
    type TEXT NOT NULL,
    n0 INTEGER NOT NULL,
    n1 INTEGER NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB,
    UNIQUE (type, key, n0, n1, service)) STRICT;
CREATE TABLE OrleansQuery(QueryKey TEXT PRIMARY KEY, QueryText TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO OrleansQuery VALUES('ClearStorageKey',replace('UPDATE grain_states SET version = version + 1, payload = NULL\nWHERE type = @GrainTypeString AND key = coalesce(@GrainIdExtensionString, '''')\n    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND service = @ServiceId AND version = @GrainStateVersion;\nSELECT CASE WHEN changes() > 0 THEN coalesce(@GrainStateVersion, 0) + 1 ELSE @GrainStateVersion END AS NewGrainStateVersion;','\n',char(10)));
INSERT INTO OrleansQuery VALUES('ReadFromStorageKey',replace('SELECT payload AS PayloadBinary, version AS Version FROM grain_states WHERE type = @GrainTypeString AND key = coalesce(@GrainIdExtensionString, '''')\n    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND service = @ServiceId;','\n',char(10)));
INSERT INTO OrleansQuery VALUES('WriteToStorageKey',replace('INSERT INTO grain_states(service, type, n0, n1, key, version, payload)\nSELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), 1, @PayloadBinary\nWHERE @GrainStateVersion IS NULL OR EXISTS (SELECT 1 FROM grain_states WHERE type = @GrainTypeString AND key = coalesce(@GrainIdExtensionString, '''')\n    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND service = @ServiceId)\nON CONFLICT DO UPDATE SET version = version + 1, payload = excluded.payload WHERE version = @GrainStateVersion;\nSELECT CASE WHEN changes() > 0 THEN coalesce(@GrainStateVersion, 0) + 1 ELSE @GrainStateVersion END AS NewGrainStateVersion;','\n',char(10)));
CREATE INDEX quarantine_by_user ON quarantine(user_id);
PRAGMA application_id = 1349871206;
PRAGMA user_version = 1;
COMMIT;
