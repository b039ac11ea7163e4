"""Pulls the feed and resumes after a restart. Standard library only.  INTARSI_URL=… INTARSI_TOKEN=… python3 pull.py"""
import http.client, json, os, pathlib, time, urllib.error, urllib.request

cursor_file = pathlib.Path(os.environ.get("CURSOR_FILE", "pull.cursor"))
cursor = cursor_file.read_text() if cursor_file.exists() else "oldest"
while True:
    url = f"{os.environ['INTARSI_URL']}/events?limit=100&after={cursor}"
    request = urllib.request.Request(url, headers={"authorization": f"Bearer {os.environ['INTARSI_TOKEN']}"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            for event in json.load(answer):
                print(event["id"], event["subject"], event["sequence"], event["type"], flush=True)
            cursor = answer.headers["intarsi-cursor"]
            cursor_file.write_text(cursor)
            if answer.headers["intarsi-more"] == "true":
                continue
    except urllib.error.HTTPError as error:
        if error.code != 410:
            raise
        print("reset: compare what you hold", flush=True)
        cursor = "oldest"
    except (OSError, http.client.HTTPException) as error:
        print("asking again:", error, flush=True)
    time.sleep(1)
