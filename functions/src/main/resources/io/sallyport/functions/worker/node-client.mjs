// Runs a Node.js function: asks the runtime API for events, calls the handler, tells what came of it.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html and .../runtimes-api.html
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import util from 'node:util';
import { pathToFileURL } from 'node:url';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const root = '/2018-06-01/runtime/';
let requestId = '';
let nothingLeft = () => {};

function call(method, where, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const request = http.request(
      { host, port, agent, method, path: root + where, headers: { ...headers, ...length } },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }));
      });
    request.setNoDelay(true);
    request.on('error', reject);
    request.end(body);
  });
}

function described(error) {
  if (error instanceof Error || (error && typeof error === 'object' && 'message' in error && 'stack' in error)) {
    return {
      errorType: String(error.name ?? 'Error'),
      errorMessage: String(error.message),
      trace: String(error.stack ?? '').split('\n'),
    };
  }
  return { errorType: typeof error, errorMessage: util.inspect(error), trace: [] };
}

function failureHeaders(failure) {
  return { 'Content-Type': 'application/json', 'Lambda-Runtime-Function-Error-Type': failure.errorType.replace(/[^\x20-\x7e]/g, '?') };
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}

function log(level, stream) {
  return (...parts) => stream.write(
    `${new Date().toISOString()}\t${requestId || 'undefined'}\t${level}\t${util.format(...parts)}\n`);
}

console.log = log('INFO', process.stdout);
console.info = log('INFO', process.stdout);
console.debug = log('DEBUG', process.stdout);
console.warn = log('WARN', process.stdout);
console.error = log('ERROR', process.stdout);
console.trace = log('TRACE', process.stdout);

async function load(handler) {
  const slash = handler.lastIndexOf('/') + 1;
  const dot = handler.indexOf('.', slash);
  if (dot < 0) {
    throw named('Runtime.MalformedHandlerName', 'Bad handler');
  }
  const stem = path.resolve(process.env.LAMBDA_TASK_ROOT, handler.slice(0, dot));
  const file = ['.js', '.mjs', '.cjs', ''].map((end) => stem + end).find((one) => fs.existsSync(one) && fs.statSync(one).isFile());
  if (file === undefined) {
    throw named('Runtime.ImportModuleError', `Error: Cannot find module '${handler.slice(0, dot)}'`);
  }
  const exported = await import(pathToFileURL(file).href);
  const names = handler.slice(dot + 1).split('.');
  const find = (from) => names.reduce((value, name) => value?.[name], from);
  const found = find(exported) ?? find(exported.default);
  if (found === undefined) {
    throw named('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw named('Runtime.HandlerNotFound', `${handler} is not a function`);
  }
  return found;
}

function contextOf(event) {
  const deadline = Number(event.headers['lambda-runtime-deadline-ms']);
  const env = process.env;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: event.headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function answerOf(handler, event, context) {
  return new Promise((resolve, reject) => {
    const callback = (error, value) => (error ? reject(error) : resolve(value));
    Object.assign(context, { done: callback, succeed: resolve, fail: reject });
    const returned = handler(event, context, callback);
    if (typeof returned?.then === 'function') {
      returned.then(resolve, reject);
    } else if (handler.length < 3 && returned !== undefined) {
      resolve(returned);
    }
    nothingLeft = () => resolve(null);
  });
}

async function one(handler) {
  const event = await call('GET', 'invocation/next');
  if (event.status !== 200) {
    throw new Error(`the runtime API answered ${event.status}: ${event.body}`);
  }
  requestId = event.headers['lambda-runtime-aws-request-id'];
  process.env._X_AMZN_TRACE_ID = event.headers['lambda-runtime-trace-id'] ?? '';
  const where = `invocation/${requestId}/`;
  try {
    const value = await answerOf(handler, JSON.parse(event.body), contextOf(event));
    const text = JSON.stringify(value === undefined ? null : value) ?? 'null';
    await call('POST', where + 'response', text, { 'Content-Type': 'application/json' });
  } catch (error) {
    const failure = described(error);
    console.error('Invoke Error', JSON.stringify(failure));
    await call('POST', where + 'error', JSON.stringify(failure), failureHeaders(failure));
  }
}

function lastWords(kind) {
  return (error) => {
    const failure = { ...described(error), errorType: kind };
    console.error(kind, JSON.stringify(failure));
    const told = requestId
      ? call('POST', `invocation/${requestId}/error`, JSON.stringify(failure), failureHeaders(failure))
      : call('POST', 'init/error', JSON.stringify(failure), failureHeaders(failure));
    agent.maxSockets = 2;
    told.catch(() => {}).finally(() => process.exit(129));
  };
}

// a handler that neither answered nor left anything to wait for has answered null
process.on('beforeExit', () => nothingLeft());
process.on('uncaughtException', lastWords('Runtime.UncaughtException'));
process.on('unhandledRejection', lastWords('Runtime.UnhandledPromiseRejection'));

let handler;
try {
  handler = await load(process.env._HANDLER);
} catch (error) {
  const failure = described(error);
  if (error instanceof SyntaxError) {
    failure.errorType = 'Runtime.UserCodeSyntaxError';
  }
  console.error('Uncaught Exception', JSON.stringify(failure));
  await call('POST', 'init/error', JSON.stringify(failure), failureHeaders(failure));
  process.exit(1);
}
for (;;) {
  await one(handler);
}
