"""Lets every visitor with a name call the API, and nobody add to the inventory."""


def statement(effect, resource):
    return {"Effect": effect, "Action": "execute-api:Invoke", "Resource": resource}


def handler(event, context):
    headers = event.get("headers") or {}
    visitor = event.get("authorizationToken") or headers.get("X-Visitor") or headers.get("x-visitor")
    if not visitor or visitor == "nobody":
        raise Exception("Unauthorized")
    api = (event.get("methodArn") or event["routeArn"]).split("/")[0]
    return {
        "principalId": visitor,
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [statement("Allow", f"{api}/*"), statement("Deny", f"{api}/*/POST/*inventory")],
        },
        "context": {"visitor": visitor},
    }
