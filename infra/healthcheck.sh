#!/bin/bash
# The container's health check: exit code 0 when the service may be given work. No Node: starting it at every check
# would cost more than what is checked.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${INTARSI_PORT:-8080}"
printf 'GET /readyz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
