"""Answers every route of the API, and says who called."""
import json

PETS = ["cat", "dog", "ferret"]


def handler(event, context):
    request = event["requestContext"]
    method = event.get("httpMethod") or request["http"]["method"]
    authorizer = request.get("authorizer") or {}
    caller = (
        (request.get("identity") or {}).get("userArn")
        or (authorizer.get("claims") or {}).get("cognito:username")
        or authorizer.get("principalId")
        or "somebody"
    )
    if method == "GET":
        body = {"pets": PETS, "caller": caller}
    else:
        body = {"added": json.loads(event.get("body") or "{}"), "caller": caller}
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps(body)}
