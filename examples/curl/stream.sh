#!/bin/sh
# Follows the feed live with curl and resumes after a restart.  INTARSI_URL=… INTARSI_TOKEN=… sh stream.sh
file="${CURSOR_FILE:-stream.cursor}"
while :; do
  cursor=$(cat "$file" 2>/dev/null || echo oldest)
  curl -sSN -H "authorization: Bearer $INTARSI_TOKEN" -H "last-event-id: $cursor" "$INTARSI_URL/events/stream" |
    while IFS= read -r line; do
      case "$line" in
        "id: "*) id=${line#id: } ;;
        "event: "*) type=${line#event: } ;;
        "data: "*) [ "$type" = reset ] && echo "reset: compare what you hold" || printf '%s\n' "${line#data: }" ;;
        "") [ -z "$id" ] || printf %s "$id" >"$file" ;;
      esac
    done
  sleep 1
done
