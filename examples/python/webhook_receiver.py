"""Receives and verifies webhooks of intarsi. Standard library only.  INTARSI_SECRET=whsec_… python3 webhook_receiver.py"""
import base64, hashlib, hmac, json, os, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRETS = [base64.b64decode(s.removeprefix("whsec_")) for s in os.environ["INTARSI_SECRET"].split(",")]
seen = set()
if not all(SECRETS):
    raise SystemExit("INTARSI_SECRET has an empty secret in it: anybody could sign with that")


def is_signed(headers, body: bytes) -> bool:
    if abs(time.time() - int(headers["webhook-timestamp"])) > 300:
        return False
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    given = [s[3:] for s in headers["webhook-signature"].split(" ") if s.startswith("v1,")]
    ours = [base64.b64encode(hmac.new(k, content, hashlib.sha256).digest()).decode() for k in SECRETS]
    return any(hmac.compare_digest(a, b) for a in given for b in ours)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if not is_signed(self.headers, body):
            return self.answer(400)
        event = json.loads(body)
        if "challenge" in event:
            return self.answer(200, json.dumps({"challenge": event["challenge"]}).encode())
        repeat = event["id"] in seen
        seen.add(event["id"])
        print(event["id"], event["subject"], event["sequence"], event["type"], "again" if repeat else "new", flush=True)
        self.answer(200)

    def answer(self, status, body=b""):
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "9000"))), Receiver)
# Said once the port is open: who starts it may send at once.
print("listening", flush=True)
server.serve_forever()
