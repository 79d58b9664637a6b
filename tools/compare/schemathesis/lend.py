"""Puts resources that exist in the place of the ids that Schemathesis makes up, so that valid requests can succeed."""

import os
import re

import requests
import schemathesis

URL = os.environ["SEAM_ENDPOINT"]
HEADERS = {"Authorization": f"Bearer {os.environ['SEAM_API_KEY']}"}
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

session = requests.Session()


def call(path, **body):
    return session.post(f"{URL}{path}", json=body, headers=HEADERS).json()


DEVICE = call("/devices/list")["devices"][0]["device_id"]
SYSTEM = call("/acs/systems/list")["acs_systems"][0]["acs_system_id"]


def fresh(names):
    """An identity for this request alone, and its access system user where one is named: many calls use them up."""
    identity = call("/user_identities/create")["user_identity"]["user_identity_id"]
    ids = {"user_identity_id": identity, "device_id": DEVICE, "acs_system_id": SYSTEM}
    if "acs_user_id" in names:
        user = call("/acs/users/create", acs_system_id=SYSTEM, user_identity_id=identity, full_name="A Person")
        ids["acs_user_id"] = user["acs_user"]["acs_user_id"]
    return ids


def lend(parameters):
    """Only what is a uuid is replaced, so that a parameter that is missing or malformed on purpose stays so."""
    if not isinstance(parameters, dict):
        return
    ids = ("user_identity_id", "device_id", "acs_user_id", "acs_system_id")
    names = [name for name in ids if UUID.fullmatch(str(parameters.get(name)))]
    if names:
        parameters.update({name: value for name, value in fresh(names).items() if name in names})


@schemathesis.hook
def before_call(context, case, kwargs):
    lend(case.body)
    lend(case.query)
