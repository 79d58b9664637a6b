#!/usr/bin/env python3
"""Drives the Python package `seam`.

    pip install seam
    seam-conformance sdk -- python3 drivers/python_seam.py
"""

import json
import sys
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version

try:
    from seam import Seam
except ModuleNotFoundError:
    sys.exit("error: the package seam is not installed here: pip install seam")

FUNCTIONS = {
    "user_identities.revoke_access_to_device": lambda seam: seam.user_identities.revoke_access_to_device,
    "user_identities.grant_access_to_device": lambda seam: seam.user_identities.grant_access_to_device,
    "user_identities.remove_acs_user": lambda seam: seam.user_identities.remove_acs_user,
    "acs.users.revoke_access_to_all_entrances": lambda seam: seam.acs.users.revoke_access_to_all_entrances,
    "user_identities.delete": lambda seam: seam.user_identities.delete,
}

lock = threading.Lock()


def say(line):
    with lock:
        print(json.dumps(line, default=repr), flush=True)


def client(credential, **options):
    if credential["kind"] == "api-key":
        return Seam.from_api_key(credential["token"], **options)
    return Seam.from_personal_access_token(credential["token"], credential["workspaceId"], **options)


kept = {}
keeping = threading.Lock()


def client_of(message):
    """Calls that name a client go to one instance of it."""
    limit = {"timeout": message["timeoutMs"] / 1000} if "timeoutMs" in message else {}
    name = message.get("client")
    if name is None:
        return client(message["credential"], endpoint=message["endpoint"], **limit)
    with keeping:
        if name not in kept:
            kept[name] = client(message["credential"], endpoint=message["endpoint"], **limit)
        return kept[name]


def call(message):
    if message["credential"]["kind"] == "console-session-token":
        return {"outcome": "unsupported", "reason": "Seam takes an API key or a personal access token"}
    try:
        seam = client_of(message)
        return {"outcome": "returned", "value": FUNCTIONS[message["operation"]](seam)(**message["params"])}
    except Exception as error:
        return {"outcome": "threw", "error": described(error, message["params"])}


def described(error, names):
    """What a caller gets from the error: members of the package's own errors, or of those of its HTTP library."""
    response = getattr(error, "response", None)
    messages = getattr(error, "get_validation_error_messages", None)
    return {
        "name": type(error).__name__,
        "status": getattr(error, "status_code", getattr(response, "status_code", None)),
        "type": getattr(error, "code", None),
        "message": str(error),
        "requestId": getattr(error, "request_id", None),
        "validationErrors": {name: messages(name) for name in names} if messages else None,
        "printed": "".join(traceback.format_exception(error)),
    }


def answer(message):
    say({"id": message["id"], **call(message)})


say({"driver": {"client": "seam", "version": version("seam"), "language": "Python", "concurrency": 8}})
with ThreadPoolExecutor(8) as pool:
    for text in sys.stdin:
        pool.submit(answer, json.loads(text))
