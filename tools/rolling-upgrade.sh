#!/usr/bin/env bash
# Replaces the silos of one build by those of another, one after the other, while exports are loaded, and compares the tables with those
# of a load that nothing disturbed. It starts a private PostgreSQL and needs its programs, curl and two builds:
#
#   tools/rolling-upgrade.sh OLD NEW EXPORTS
#
# OLD and NEW are folders with puffy and puffy-silo.dll, such as src/Client/bin/Release/net10.0; EXPORTS a folder that takes half a minute
# to load, such as that of: puffy sample --users 300000 --days 7 --output EXPORTS
set -euo pipefail
old=$1 new=$2 exports=$3
work=$(mktemp -d)
programs=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | tail -n 1)")

as_owner() { if ((EUID == 0)); then su postgres -c "$*"; else bash -c "$*"; fi; }

stop() {
  kill "${pids[@]}" 2>/dev/null || true
  as_owner "$programs/pg_ctl -D $work/database/data -m fast stop" >"$work/stop.log" 2>&1 || true
  rm -rf "$work"
}

start_silo() { # BUILD NUMBER
  PUFFY_STORE__POSTGRESQL="Host=127.0.0.1;Port=27999;Username=postgres;Database=postgres" PUFFY_CLUSTER__ADDRESS=127.0.0.1 \
    PUFFY_CLUSTER__SILOPORT=2710$2 PUFFY_CLUSTER__GATEWAYPORT=2720$2 PUFFY_HTTP__ADDRESS=http://127.0.0.1:2730$2 \
    dotnet "$1/puffy-silo.dll" >"$work/silo-$2.log" 2>&1 &
  pids[$2]=$!
  for ((attempt = 0; attempt < 120; attempt++)); do
    curl -fs "http://127.0.0.1:2730$2/health/ready" >/dev/null && return
    sleep 0.5
  done
  tail "$work/silo-$2.log"
  return 1
}

replace_silo() { # NUMBER
  kill -TERM "${pids[$1]}"
  wait "${pids[$1]}" || true
  start_silo "$new" "$1"
  echo "silo $1 is new"
}

pids=()
trap stop EXIT
chmod 755 "$work"
mkdir "$work/database"
if ((EUID == 0)); then chown postgres "$work/database"; fi
as_owner "$programs/initdb -D $work/database/data -A trust -U postgres" >"$work/initdb.log"
as_owner "$programs/pg_ctl -D $work/database/data -o '-p 27999 -k $work/database -h 127.0.0.1' -l $work/database/log -w start" >"$work/start.log"
start_silo "$old" 0
start_silo "$old" 1

cluster=(--cluster 127.0.0.1:27200,127.0.0.1:27201 --call-timeout 10s)
"$old/puffy" load --input "$exports" "${cluster[@]}" >"$work/load.log" 2>&1 &
load=$!
sleep 5
replace_silo 0
replace_silo 1
if kill -0 "$load" 2>/dev/null; then echo "the load is still under way"; else echo "the load ended before both silos were new: take more exports"; fi
wait "$load"

"$new/puffy" reconcile "${cluster[@]}"
"$new/puffy" export "${cluster[@]}" --output "$work/upgraded" >"$work/export.log" 2>&1
"$new/puffy" load --input "$exports" --store "$work/undisturbed.store" >"$work/undisturbed.log" 2>&1
"$new/puffy" export --store "$work/undisturbed.store" --output "$work/undisturbed" >>"$work/undisturbed.log" 2>&1
diff -r "$work/upgraded/silver" "$work/undisturbed/silver"
diff -r "$work/upgraded/gold" "$work/undisturbed/gold"
echo "no table differs"
