"""Follows the feed live and resumes after a restart. Standard library only.  INTARSI_URL=… INTARSI_TOKEN=… python3 stream.py"""
import http.client, json, os, pathlib, time, urllib.request

cursor_file = pathlib.Path(os.environ.get("CURSOR_FILE", "stream.cursor"))
cursor = cursor_file.read_text() if cursor_file.exists() else "oldest"
while True:
    headers = {"authorization": f"Bearer {os.environ['INTARSI_TOKEN']}", "last-event-id": cursor}
    request = urllib.request.Request(f"{os.environ['INTARSI_URL']}/events/stream", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as stream:
            message = {}
            for line in stream:
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if name:
                    message[name] = value
                elif message.get("event") == "reset":
                    print("reset: compare what you hold", flush=True)
                    message = {}
                else:
                    if "data" in message:
                        event = json.loads(message["data"])
                        print(event["id"], event["subject"], event["sequence"], event["type"], flush=True)
                    if "id" in message:
                        cursor = message["id"]
                        cursor_file.write_text(cursor)
                    message = {}
    except (OSError, http.client.HTTPException) as error:
        print("connecting again:", error, flush=True)
    time.sleep(1)
