// Answers what the caller sent, base64 JSON: so that a test row can be any authorizer answer at all.
import { randomUUID } from "node:crypto";

export const handler = async (event) => {
  const sent = event.authorizationToken ?? event.headers?.authorization ?? event.headers?.Authorization;
  const answer = JSON.parse(Buffer.from(sent, "base64").toString("utf8"));
  // another one each time, whichever process answers
  return answer.principalId ? { ...answer, context: { asked: randomUUID() } } : answer;
};
