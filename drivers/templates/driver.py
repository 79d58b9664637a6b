#!/usr/bin/env python3
"""A driver to start from. It makes every call with http.client: put your own client in its place.

    seam-conformance sdk -- python3 driver.py
"""

import http.client
import json
import sys
import traceback
from urllib.parse import urlsplit


class ApiError(Exception):
    def __init__(self, status, request_id, envelope):
        super().__init__(envelope.get("message") or f"status {status}")
        self.status = status
        self.request_id = request_id
        self.type = envelope.get("type")
        self.validation_errors = envelope.get("validation_errors")


def call(operation, params, credential, endpoint, seconds):
    """Here goes your client: it returns, or raises what its callers get to see."""
    url = urlsplit(endpoint)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=seconds)
    headers = {"Authorization": "Bearer " + credential["token"], "Content-Type": "application/json"}
    if "workspaceId" in credential:
        headers["seam-workspace"] = credential["workspaceId"]
    method = "PUT" if operation == "user_identities.grant_access_to_device" else "POST"
    path = url.path.rstrip("/") + "/" + operation.replace(".", "/")
    try:
        connection.request(method, path, json.dumps(params), headers)
        answer = connection.getresponse()
        text = answer.read()
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise ApiError(answer.status, answer.getheader("seam-request-id"), envelope_of(text))


def envelope_of(text):
    try:
        error = json.loads(text)["error"]
    except (ValueError, TypeError, KeyError):
        return {}
    return error if isinstance(error, dict) else {}


def described(error):
    return {
        "name": type(error).__name__,
        "status": getattr(error, "status", None),
        "type": getattr(error, "type", None),
        "message": str(error),
        "requestId": getattr(error, "request_id", None),
        "validationErrors": getattr(error, "validation_errors", None),
        "printed": "".join(traceback.format_exception(error)),
    }


def outcome(message):
    try:
        seconds = message.get("timeoutMs", 30_000) / 1000
        call(message["operation"], message["params"], message["credential"], message["endpoint"], seconds)
        return {"outcome": "returned"}
    except Exception as error:
        return {"outcome": "threw", "error": described(error)}


for line in sys.stdin:
    message = json.loads(line)
    print(json.dumps({"id": message["id"], **outcome(message)}), flush=True)
