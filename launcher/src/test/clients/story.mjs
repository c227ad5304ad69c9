// The story with clients from npm, each as its documentation shows it. The AWS SDK finds the product by the environment that bootstrap.env
// sets, as Node finds its certificate; the two that read no environment are told the endpoint.
// Arguments: a JSON object { endpoint, region, poolId, clientId, identityPoolId, path, username, password }.
// Prints one JSON object: what each step answered.
import { webcrypto } from "node:crypto";
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from "amazon-cognito-identity-js";
import { fromCognitoIdentityPool } from "@aws-sdk/credential-providers";
import { AwsClient } from "aws4fetch";

globalThis.crypto ??= webcrypto; // as in every browser; Node 18 lacks the name

const given = JSON.parse(process.argv[2]);

function signIn(password) {
  const pool = new CognitoUserPool({ UserPoolId: given.poolId, ClientId: given.clientId, endpoint: given.endpoint });
  const user = new CognitoUser({ Username: given.username, Pool: pool });
  const details = new AuthenticationDetails({ Username: given.username, Password: password });
  return new Promise((resolve, reject) =>
    user.authenticateUser(details, { onSuccess: (session) => resolve({ user, session }), onFailure: reject }));
}

const refresh = (user, session) =>
  new Promise((resolve, reject) =>
    user.refreshSession(session.getRefreshToken(), (error, fresh) => (error ? reject(error) : resolve(fresh))));

const globalSignOut = (user) =>
  new Promise((resolve, reject) => user.globalSignOut({ onSuccess: resolve, onFailure: reject }));

const told = {};
told.wrongPassword = await signIn("Wrong-horse-7").then(() => "let in", (e) => `${e.name}: ${e.message}`);

const { user, session } = await signIn(given.password);
const idToken = session.getIdToken();
told.username = idToken.payload["cognito:username"];
told.refreshed = (await refresh(user, session)).getIdToken().payload.sub === idToken.payload.sub;

const login = `cognito-idp.${given.region}.amazonaws.com/${given.poolId}`;
const credentials = await fromCognitoIdentityPool({
  identityPoolId: given.identityPoolId,
  logins: { [login]: idToken.getJwtToken() },
})();
told.temporary = credentials.accessKeyId.startsWith("ASIA");

const aws = new AwsClient({ ...credentials, region: given.region, service: "execute-api", retries: 0 });
const call = async (method, path, init) => (await aws.fetch(given.endpoint + given.path + path, { method, ...init })).status;
const bearer = async (path) =>
  (await fetch(given.endpoint + given.path + path, { headers: { Authorization: `Bearer ${idToken.getJwtToken()}` } })).status;

told.getPets = await call("GET", "/pets");
told.postInventory = await call("POST", "/inventory", { body: "{}" });
told.postInventoryItem = await call("POST", "/inventory/1", { body: "{}" });
told.presigned = await call("GET", "/pets?X-Amz-Expires=300", { aws: { signQuery: true } });
told.members = await bearer("/members/pets");
await globalSignOut(user);
told.membersAfterSignOut = await bearer("/members/pets");
told.getPetsAfterSignOut = await call("GET", "/pets");
console.log(JSON.stringify(told));
