#!/bin/sh
# Pulls the feed with curl and resumes after a restart.  INTARSI_URL=… INTARSI_TOKEN=… sh pull.sh
file="${CURSOR_FILE:-pull.cursor}"
cursor=$(cat "$file" 2>/dev/null || echo oldest)
head=$(mktemp)
while :; do
  curl -sS -D "$head" -H "authorization: Bearer $INTARSI_TOKEN" "$INTARSI_URL/events?limit=100&after=$cursor" || { sleep 1; continue; }
  echo
  next=$(sed -n 's/^intarsi-cursor: *\([^[:space:]]*\).*/\1/ip' "$head")
  if grep -q '^HTTP/[0-9.]* 410' "$head"; then next=oldest; fi
  [ -n "$next" ] && cursor=$next && printf %s "$cursor" >"$file"
  grep -qi '^intarsi-more: true' "$head" || sleep "${EVERY:-1}"
done
