# Runs a Python function: asks the runtime API for events, calls the handler, tells what came of it.
# https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html and .../runtimes-api.html
import http.client
import importlib
import json
import logging
import os
import sys
import time
import traceback

API = os.environ["AWS_LAMBDA_RUNTIME_API"]
ROOT = "/2018-06-01/runtime/"
connection = http.client.HTTPConnection(API)
current = {"id": ""}


def call(method, where, body=None, headers=None):
    global connection
    try:
        connection.request(method, ROOT + where, body, headers or {})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    except (http.client.RemoteDisconnected, BrokenPipeError):
        connection.close()
        connection = http.client.HTTPConnection(API)
        raise


class Context:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.client_context = None
        self.identity = None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


class Log(logging.Handler):
    def emit(self, record):
        when = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        sys.stdout.write(
            f"[{record.levelname}]\t{when}.{int(record.msecs):03d}Z\t{current['id']}\t{self.format(record)}\n"
        )


def described(error, skip):
    frames = traceback.extract_tb(error.__traceback__)[skip:]
    return {
        "errorMessage": str(error),
        "errorType": type(error).__name__,
        "requestId": current["id"],
        "stackTrace": traceback.format_list(frames),
    }


def tell(where, failure):
    print("[ERROR] " + failure["errorType"] + ": " + failure["errorMessage"])
    for line in failure["stackTrace"]:
        print(line, end="")
    sys.stdout.flush()
    kind = failure["errorType"].encode("ascii", "replace").decode()
    headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": kind}
    call("POST", where, json.dumps(failure).encode(), headers)


class InitError(Exception):
    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


def load(handler):
    if "." not in handler:
        raise InitError("Runtime.MalformedHandlerName", f"Bad handler '{handler}': not enough values to unpack")
    module, name = handler.rsplit(".", 1)
    try:
        loaded = importlib.import_module(module.replace("/", "."))
    except ImportError as error:
        raise InitError("Runtime.ImportModuleError", f"Unable to import module '{module}': {error}") from error
    except SyntaxError as error:
        raise InitError("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module}': {error}") from error
    try:
        return getattr(loaded, name)
    except AttributeError as error:
        raise InitError("Runtime.HandlerNotFound", f"Handler '{name}' missing on module '{module}'") from error


def init():
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    root = logging.getLogger()
    root.addHandler(Log())
    try:
        return load(os.environ["_HANDLER"])
    except BaseException as error:
        failure = described(error, 1)
        failure["errorType"] = getattr(error, "kind", failure["errorType"])
        tell("init/error", failure)
        sys.exit(1)


def one(handler):
    status, headers, body = call("GET", "invocation/next")
    if status != 200:
        sys.exit(f"the runtime API answered {status}: {body!r}")
    current["id"] = headers["Lambda-Runtime-Aws-Request-Id"]
    os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
    where = "invocation/" + current["id"] + "/"
    try:
        answer = handler(json.loads(body), Context(headers))
    except Exception as error:
        tell(where + "error", described(error, 1))
        return
    try:
        text = json.dumps(answer, ensure_ascii=False).encode()
    except (TypeError, ValueError) as error:
        failure = described(error, 0)
        failure["errorType"] = "Runtime.MarshalError"
        failure["errorMessage"] = "Unable to marshal response: " + str(error)
        failure["stackTrace"] = []
        tell(where + "error", failure)
        return
    sys.stdout.flush()
    call("POST", where + "response", text, {"Content-Type": "application/json"})


def main():
    handler = init()
    while True:
        one(handler)


main()
